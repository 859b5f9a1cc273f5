using System.Globalization;
using Dateline.Archive;

namespace Dateline.Desk;

/// <summary>A stretch of the earth on the page: degrees as they are, made narrower towards the poles by the cosine of the middle latitude, so that what is near keeps its shape.</summary>
/// <param name="West">Degrees east of the left edge.</param>
/// <param name="South">Degrees north of the lower edge.</param>
/// <param name="East">Degrees east of the right edge.</param>
/// <param name="North">Degrees north of the upper edge.</param>
public sealed record MapView(double West, double South, double East, double North)
{
    /// <summary>Width of the picture.</summary>
    public const double Width = 1000;

    private const double Flattest = 0.5;
    private const double Narrowest = 3;

    private static readonly MapView World = new(-180, -60, 180, 84);

    private double Scale => Width / (East - West);

    private double Stretch => 1 / Math.Cos(Math.Clamp((South + North) / 2, -70, 70) * Math.PI / 180);

    /// <summary>Height of the picture.</summary>
    public double Height => (North - South) * Scale * Stretch;

    /// <summary>Where a place lies on the picture.</summary>
    public (double X, double Y) Point(double longitude, double latitude) => ((longitude - West) * Scale, (North - latitude) * Scale * Stretch);

    /// <summary>The view that holds nine tenths of what is told, with room around it: a single remark on the other side of the world does not make all else a dot.</summary>
    public static MapView Of(IReadOnlyList<PlaceCount> places)
    {
        if (places.Count == 0)
            return World;
        var (west, east) = Core(places, p => p.Longitude);
        var (south, north) = Core(places, p => p.Latitude);
        var room = Math.Max(Narrowest, Math.Max(east - west, north - south) * 0.15);
        return new MapView(west - room, south - room, east + room, north + room).Shaped();
    }

    /// <summary>The view that stands in an address as <c>west,south,east,north</c>; absent where it is none.</summary>
    public static MapView? Read(string? text)
    {
        var parts = text?.Split(',');
        if (parts is not { Length: 4 })
            return null;
        var numbers = new double[4];
        for (var i = 0; i < 4; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
                return null;
        }
        return numbers[0] < numbers[2] && numbers[1] < numbers[3] && numbers[0] >= -540 && numbers[2] <= 540 && numbers[1] >= -90 && numbers[3] <= 90 && numbers[2] - numbers[0] is > 0.05 and <= 400
            ? new MapView(numbers[0], numbers[1], numbers[2], numbers[3]).Shaped()
            : null;
    }

    /// <summary>The same middle, so many times as wide.</summary>
    public MapView Zoomed(double factor) => Moved(0, 0, factor);

    /// <summary>Moved by parts of its width and height.</summary>
    public MapView Moved(double right, double up, double factor = 1)
    {
        var (x, y) = ((West + East) / 2 + right * (East - West), (South + North) / 2 + up * (North - South));
        var (halfWidth, halfHeight) = ((East - West) / 2 * factor, (North - South) / 2 * factor);
        return halfWidth > 180 ? World.Shaped() : new MapView(x - halfWidth, Math.Max(-85, y - halfHeight), x + halfWidth, Math.Min(85, y + halfHeight));
    }

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{West:0.##},{South:0.##},{East:0.##},{North:0.##}");

    // Neither a strip nor a tower: what is too flat or too high gets more room on the other side.
    private MapView Shaped()
    {
        var shape = Height / Width;
        if (shape < Flattest)
        {
            var more = (North - South) * (Flattest / shape - 1) / 2;
            return this with { South = Math.Max(-85, South - more), North = Math.Min(85, North + more) };
        }
        const double Highest = 0.66;
        if (shape <= Highest)
            return this;
        var wider = (East - West) * (shape / Highest - 1) / 2;
        return this with { West = West - wider, East = East + wider };
    }

    private static (double Low, double High) Core(IReadOnlyList<PlaceCount> places, Func<PlaceCount, double> value)
    {
        var sorted = places.OrderBy(value).ToList();
        var total = sorted.Sum(p => p.Mentions);
        var (sum, low, high) = (0, value(sorted[0]), value(sorted[^1]));
        var hasLow = false;
        foreach (var place in sorted)
        {
            sum += place.Mentions;
            if (!hasLow && sum >= total * 0.05)
                (hasLow, low) = (true, value(place));
            if (sum >= total * 0.95)
            {
                high = value(place);
                break;
            }
        }
        return (low, Math.Max(low, high));
    }
}
