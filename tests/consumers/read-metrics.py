"""Reads metrics as Prometheus does, from standard input in the OpenMetrics form, and prints each sample as name, labels and value."""

import json
import sys

from prometheus_client.openmetrics.parser import text_string_to_metric_families

print(json.dumps([
    {"name": sample.name, "labels": sample.labels, "value": sample.value, "type": family.type}
    for family in text_string_to_metric_families(sys.stdin.read())
    for sample in family.samples
]))
