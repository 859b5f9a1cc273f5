using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dateline.Desk.Tests;

public sealed class PageTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] Addresses = 
    [
        "/", "/?actor=nobody+at+all", "/report/SAMPLE", "/report/HOSTILE", "/statements", "/statements?who=nobody+at+all", "/commitments", "/search?words=port", "/search", "/map", "/map?box=70,40,85,50", "/map?actor=nobody+at+all", "/actors", "/numbers", "/stories", "/story/STORY", "/story/STORY/EVENT", "/contradictions", "/contradictions?field=when", "/changes?since=2025-03-09", "/sources",
        "/quarantine", "/paste", "/review", "/review?kind=commitment", "/about", "/no-such-page",
    ];

    public static TheoryData<string> Pages() => new(Addresses);

    /// <summary>One visit tries all, since a visit is what takes time.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_in_either_theme_no_other_host_is_asked_and_a_phone_holds_the_page(string address)
    {
        await using var visit = await VisitAsync(address);
        await AssertAccessibleAsync(visit.Page, null);
        // The other theme has other colours and nothing else.
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await AssertAccessibleAsync(visit.Page, new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } });
        // That the page is not there stands in the console too.
        Assert.DoesNotContain(visit.Troubles, t => !t.Contains("404", StringComparison.Ordinal));
        Assert.Equal(0, await visit.Page.Locator("main script, main iframe, main img, main [onerror], main [onload], a[href^='javascript:']").CountAsync());
        await visit.Page.SetViewportSizeAsync(360, 800);
        Assert.InRange(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 360);
    }

    [Fact]
    public async Task Without_scripts_a_line_of_the_chronicle_leads_to_its_words_in_the_report()
    {
        await using var visit = await VisitAsync("/?words=customs+fire", hasScripts: false);
        var line = visit.Page.Locator(".event .tells a").First;
        var told = await line.Locator("b").InnerTextAsync();
        await line.ClickAsync();
        var row = visit.Page.Locator(".rows li:target");
        await Assertions.Expect(row).ToBeVisibleAsync();
        await row.Locator(".tells a").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".text :target")).ToContainTextAsync(told);
    }

    [Fact]
    public async Task A_dot_of_the_map_leads_to_what_happened_there()
    {
        await using var visit = await VisitAsync("/map", hasScripts: false);
        var dot = visit.Page.Locator(".map svg a[aria-label^='Astana']");
        var lines = (await dot.GetAttributeAsync("aria-label"))!.Split(' ')[1];
        await dot.ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("place=Astana"));
        Assert.Equal(lines, (await visit.Page.Locator("li.event").CountAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await visit.Page.GoBackAsync();
        await visit.Page.GetByLabel("closer").ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("box="));
    }

    [Fact]
    public async Task A_row_under_the_mouse_lights_up_its_words()
    {
        await using var visit = await VisitAsync("/report/SAMPLE");
        await visit.Page.Locator(".rows li[data-row='m1']").HoverAsync();
        Assert.NotEqual(0, await visit.Page.Locator(".text [data-rows~='m1'].lit").CountAsync());
        Assert.Equal(0, await visit.Page.Locator(".text .lit:not([data-rows~='m1'])").CountAsync());
    }

    [Fact]
    public async Task A_bar_of_the_strip_leads_to_its_days_and_to_as_many_lines_as_it_counts()
    {
        await using var visit = await VisitAsync("/");
        var bar = visit.Page.Locator(".density a").First;
        var label = (await bar.GetAttributeAsync("aria-label"))!.Split(": ");
        var (days, lines) = (label[0], label[1].Split(' ')[0]);
        await bar.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("since=2025-03-03"));
        // Mon 3 Mar 2025 is the day in the first heading, as Monday 3 March 2025.
        await Assertions.Expect(visit.Page.Locator(".day h2 .date").First).ToHaveTextAsync(days.Split(' ')[1] + " March");
        Assert.Equal(lines, (await visit.Page.Locator("li.event").CountAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_first_view_of_the_chronicle_weighs_at_most_150_kB()
    {
        await using var visit = await VisitAsync("/");
        var bytes = await visit.Page.EvaluateAsync<int>(
            "[performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')].reduce((sum, e) => sum + e.transferSize, 0)");
        TestContext.Current.TestOutputHelper!.WriteLine($"{bytes} bytes");
        Assert.InRange(bytes, 1, 150_000);
    }

    private static async Task AssertAccessibleAsync(IPage page, AxeRunOptions? options)
    {
        var found = (await page.RunAxe(options))!;
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})"));
    }

    private Task<Visit> VisitAsync(string address, int width = 1280, bool isDark = false, bool hasScripts = true) => browser.VisitAsync(browser.Desk.Filled(address), width, isDark, hasScripts);
}
