using System.Globalization;
using System.Text;

namespace Dateline.Desk;

/// <summary>The outlines of countries: Natural Earth at 1:50 million, compiled by <c>tools/Dateline.Registries</c>. Borders are those on the ground, as Natural Earth has them.</summary>
public sealed class WorldOutline
{
    private const float Hundredth = 0.01f;

    private readonly Lazy<IReadOnlyList<Ring>> _rings = new(Load);

    /// <summary>The outlines that touch a view, as the data of an SVG path.</summary>
    public string Path(MapView view)
    {
        var path = new StringBuilder();
        foreach (var ring in _rings.Value)
        {
            // A ring that goes over the date line is drawn on both sides of the map.
            foreach (var shift in (ReadOnlySpan<float>)[-360, 0, 360])
            {
                if (ring.West + shift < view.East && ring.East + shift > view.West && ring.South < view.North && ring.North > view.South)
                    Draw(ring, shift, view, path);
            }
        }
        return path.ToString();
    }

    // In whole pixels, as steps from point to point. What lies outside the view is only hinted at; a speck is left out.
    private static void Draw(Ring ring, float shift, MapView view, StringBuilder path)
    {
        const int Fine = 1, Coarse = 60, Speck = 2;
        var (west, north) = view.Point(ring.West + shift, ring.North);
        var (east, south) = view.Point(ring.East + shift, ring.South);
        if (east - west < Speck && south - north < Speck)
            return;
        var (lastX, lastY) = (0, 0);
        for (var i = 0; i < ring.Points.Length; i++)
        {
            var (exactX, exactY) = view.Point(ring.Points[i].Longitude + shift, ring.Points[i].Latitude);
            var (x, y) = ((int)Math.Round(Math.Clamp(exactX, -9999, 9999)), (int)Math.Round(Math.Clamp(exactY, -9999, 9999)));
            var isInside = x > -20 && x < MapView.Width + 20 && y > -20 && y < view.Height + 20;
            var least = isInside ? Fine : Coarse;
            if (i > 0 && Math.Abs(x - lastX) <= least && Math.Abs(y - lastY) <= least)
                continue;
            path.Append(i == 0 ? 'M' : 'l').Append(CultureInfo.InvariantCulture, $"{(i == 0 ? x : x - lastX)} {(i == 0 ? y : y - lastY)}");
            (lastX, lastY) = (x, y);
        }
        path.Append('Z');
    }

    private static List<Ring> Load()
    {
        using var bytes = typeof(WorldOutline).Assembly.GetManifestResourceStream("assets/world.bin")!;
        var rings = new List<Ring>();
        while (bytes.Position < bytes.Length)
        {
            var points = new (float Longitude, float Latitude)[Number(bytes)];
            var (x, y, turn) = (0, 0, 0);
            for (var i = 0; i < points.Length; i++)
            {
                var before = x;
                x += Number(bytes);
                y += Number(bytes);
                // From one end of the map to the other is a step over the date line.
                if (i > 0 && x - before > 18_000)
                    turn -= 36_000;
                else if (i > 0 && before - x > 18_000)
                    turn += 36_000;
                points[i] = ((x + turn) * Hundredth, y * Hundredth);
            }
            rings.Add(new Ring(points, points.Min(p => p.Longitude), points.Min(p => p.Latitude), points.Max(p => p.Longitude), points.Max(p => p.Latitude)));
        }
        return rings;
    }

    private static int Number(Stream bytes)
    {
        var value = 0u;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes.ReadByte();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
                return (int)(value >> 1) ^ -(int)(value & 1);
        }
    }

    private sealed record Ring((float Longitude, float Latitude)[] Points, float West, float South, float East, float North);
}
