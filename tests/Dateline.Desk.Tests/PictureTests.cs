using Dateline.Archive;

namespace Dateline.Desk.Tests;

public sealed class PictureTests
{
    private static readonly WorldOutline Outline = new();

    [Theory]
    [InlineData("-180,-60,180,84")]
    [InlineData("160,60,200,75")]
    [InlineData("5,45,15,55")]
    public void No_line_of_the_map_crosses_it_from_side_to_side(string box)
    {
        var view = MapView.Read(box)!;
        foreach (var ring in Outline.Path(view).Split('Z', StringSplitOptions.RemoveEmptyEntries))
        {
            var points = Points(ring);
            // Antarctica alone goes round the earth, below what is shown.
            Assert.All(points.Zip(points.Skip(1)), p => Assert.True(Math.Abs(p.First[0] - p.Second[0]) < MapView.Width * 0.9 || p.First[1] > view.Height));
        }
    }

    [Fact]
    public void A_town_lies_on_land_and_an_ocean_does_not()
    {
        var view = MapView.Read("-30,30,60,70")!;
        Assert.True(IsLand(view, 37.6, 55.7));
        Assert.True(IsLand(view, 2.3, 48.8));
        Assert.False(IsLand(view, -20, 50));
        Assert.False(IsLand(view, 5, 57));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,2,3")]
    [InlineData("10,0,5,5")]
    [InlineData("NaN,0,1,1")]
    [InlineData("1e308,0,1e309,1")]
    [InlineData("0,-100,10,10")]
    public void A_box_that_is_none_is_not_taken(string text) => Assert.Null(MapView.Read(text));

    [Fact]
    public void One_remark_on_the_other_side_of_the_world_does_not_make_all_else_a_dot()
    {
        var view = MapView.Of([new("Almaty", "KAZ", 43.25, 76.95, null, 60), new("Astana", "KAZ", 51.1, 71.4, null, 40), new("Lima", "PER", -12, -77, null, 2)]);
        Assert.InRange(view.East - view.West, 5, 60);
        Assert.InRange(view.Point(76.95, 43.25).X, 0, MapView.Width);
    }

    [Fact]
    public void Everybody_on_the_network_has_a_link_and_a_place_of_their_own()
    {
        var network = ActorNetwork.Of([.. Enumerable.Range(0, 40).Select(i => new DyadCount("a" + i % 12, "b" + i % 7, EventType.Accuse, 40 - i)), new("a1", "a1", null, 99)]);
        Assert.InRange(network.Nodes.Count, 2, 16);
        Assert.All(network.Nodes, n => Assert.Contains(network.Links, l => l.From == n || l.To == n));
        Assert.Equal(network.Nodes.Count, network.Nodes.Select(n => (n.X, n.Y)).Distinct().Count());
    }

    // A path is a point and steps from there.
    private static List<double[]> Points(string ring)
    {
        var points = new List<double[]>();
        foreach (var step in ring.Split('M', 'l').Skip(1).Select(p => p.Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray()))
            points.Add(points.Count == 0 ? step : [points[^1][0] + step[0], points[^1][1] + step[1]]);
        return points;
    }

    // Even-odd rule over all rings.
    private static bool IsLand(MapView view, double longitude, double latitude)
    {
        var (x, y) = view.Point(longitude, latitude);
        var crossings = 0;
        foreach (var ring in Outline.Path(view).Split('Z', StringSplitOptions.RemoveEmptyEntries))
        {
            var points = Points(ring);
            for (var i = 0; i < points.Count; i++)
            {
                var (a, b) = (points[i], points[(i + 1) % points.Count]);
                if (a[1] > y != b[1] > y && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0])
                    crossings++;
            }
        }
        return crossings % 2 == 1;
    }
}
