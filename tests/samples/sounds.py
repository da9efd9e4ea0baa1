#!/usr/bin/env python3
# Makes the two short sound files of the sample newsroom: a three-note jingle, then a spoken Vietnamese sentence.
# Needs Debian's espeak-ng, sox and lame (apt-get install espeak-ng sox lame); run it as: python3 tests/samples/sounds.py
# Each file is cut or padded to whole seconds, the `duration` that the articles give.

import pathlib
import subprocess
import tempfile

CONTENT = pathlib.Path(__file__).resolve().parents[2] / "content"

SOUNDS = (
    ("phat-thanh/ban-tin-sang.mp3", 6, (392, 494, 587), 185,
     "Đây là Đài phát thanh Kon Tum. Mời quý vị và các bạn nghe bản tin sáng."),
    ("phat-thanh/chiec-radio-cua-cha.mp3", 6, (330, 392, 494), 175,
     "Cha tôi có một chiếc ra đi ô vỏ gỗ, to gần bằng cái ghè."),
)


def run(*command):
    subprocess.run([str(part) for part in command], check=True)


def make(path, seconds, notes, words_per_minute, sentence):
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        parts = []
        for number, pitch in enumerate(notes):
            part = work / f"note{number}.wav"
            run("sox", "-D", "-n", "-r", 22050, "-c", 1, "-b", 16, part,
                "synth", 0.35, "sine", pitch, "fade", "q", 0.02, 0.35, 0.2, "gain", -9)
            parts.append(part)
        speech = work / "speech.wav"
        run("espeak-ng", "-v", "vi", "-s", words_per_minute, "-w", speech, sentence)
        whole = work / "whole.wav"
        run("sox", "-V1", "-D", *parts, speech, whole, "pad", 0, seconds, "trim", 0, seconds, "fade", "q", 0, seconds, 0.2)
        run("lame", "--quiet", "-m", "m", "-b", 40, "-t", whole, CONTENT / path)


if __name__ == "__main__":
    for sound in SOUNDS:
        make(*sound)
