using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace NewsFeeds.Server.Pages;

/// <summary>Renders components to the bytes of a page. The same parameters give the same bytes. Thread-safe.</summary>
internal sealed class PageRenderer
{
    // The framework's own encoder would write every Vietnamese letter as a character reference, three times as long.
    private static readonly ServiceProvider Services =
        new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();

    public static async Task<byte[]> RenderAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TPage>(
        params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        // A renderer keeps every component that it ever rendered, so each page has its own.
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var view = ParameterView.FromDictionary(parameters.ToDictionary(each => each.Name, each => each.Value));

        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TPage>(view);
            await using var page = new StringWriter();
            root.WriteHtmlTo(page);

            // The encoder always escapes the plus. There are programs without an HTML parser that look for type="application/rss+xml".
            return Encoding.UTF8.GetBytes(page.GetStringBuilder().Replace("&#x2B;", "+").ToString());
        }).ConfigureAwait(false);
    }
}
