using System.CommandLine;

namespace NewsFeeds.Server.Commands;

/// <summary><c>FILE</c>: some files. The package takes an unknown option as one more of them; it is refused.</summary>
internal sealed class FileArgument : Argument<string[]>
{
    public FileArgument(string description, ArgumentArity arity)
        : base("FILE")
    {
        (Description, Arity) = (description, arity);
        Validators.Add(given => given.Tokens.Select(token => token.Value).Where(word => word is ['-', _, ..]).ToList()
            .ForEach(word => given.AddError($"'{word}' is no option of this command")));
    }
}
