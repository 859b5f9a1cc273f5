using Microsoft.Playwright;

namespace Dateline.Desk.Tests;

/// <summary>Chromium, where the machine has it; a test that needs it is skipped, and counted so, where not.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string? Program = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private readonly OpenDesk _desk = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public OpenDesk Desk => _desk;

    public async ValueTask InitializeAsync()
    {
        await _desk.InitializeAsync();
        if (Program is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _desk.DisposeAsync();
    }

    /// <summary>A page that is let in; what it asks other hosts for, and what alerts or faults it shows, is noted.</summary>
    public async Task<Visit> VisitAsync(string address, int width = 1280, bool isDark = false, bool hasScripts = true)
    {
        Assert.SkipWhen(_browser is null, "needs Chromium");
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = hasScripts,
            BaseURL = _desk.Root.AbsoluteUri,
        });
        await context.AddCookiesAsync([new() { Name = $"dateline_desk_{_desk.Root.Port}", Value = OpenDesk.Token, Url = _desk.Root.AbsoluteUri }]);
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_desk.Root.AbsoluteUri, StringComparison.Ordinal))
                visit.Troubles.Add("asks for " + request.Url);
        };
        visit.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                visit.Troubles.Add(message.Text);
        };
        visit.Page.Dialog += async (_, dialog) =>
        {
            visit.Troubles.Add("shows " + dialog.Message);
            await dialog.DismissAsync();
        };
        await visit.Page.GotoAsync(address);
        return visit;
    }
}

/// <summary>A page in a browser of its own.</summary>
public sealed class Visit(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>What no page may do.</summary>
    public List<string> Troubles { get; } = [];

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
