using System.Text.Json;

namespace Dateline.Registries;

/// <summary>Compiles the outlines of countries for the desk's map, from a TopoJSON of Natural Earth (npm package world-atlas).</summary>
/// <remarks>The file: for each ring the number of its points, then longitude and latitude of each in hundredths of a degree, as differences to the one before; numbers as zigzag varints. Islands smaller than a speck are left out.</remarks>
internal static class WorldMap
{
    private const int Speck = 6;

    public static void Compile(string topology, string output)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(topology));
        var arcs = Arcs(json.RootElement);
        using var file = File.Create(output);
        foreach (var country in json.RootElement.GetProperty("objects").GetProperty("countries").GetProperty("geometries").EnumerateArray())
        {
            var polygons = country.GetProperty("type").GetString() == "Polygon" ? [country.GetProperty("arcs")] : country.GetProperty("arcs").EnumerateArray().ToList();
            foreach (var ring in polygons.SelectMany(p => p.EnumerateArray()))
                Write(file, Ring(ring, arcs));
        }
    }

    private static List<(int X, int Y)> Ring(JsonElement ring, List<List<(double X, double Y)>> arcs)
    {
        var points = new List<(int X, int Y)>();
        foreach (var number in ring.EnumerateArray().Select(a => a.GetInt32()))
        {
            IEnumerable<(double X, double Y)> arc = number >= 0 ? arcs[number] : arcs[~number].AsEnumerable().Reverse();
            foreach (var (x, y) in arc)
            {
                var point = ((int)Math.Round(x * 100), (int)Math.Round(y * 100));
                if (points.Count == 0 || points[^1] != point)
                    points.Add(point);
            }
        }
        return points;
    }

    private static List<List<(double X, double Y)>> Arcs(JsonElement topology)
    {
        var transform = topology.GetProperty("transform");
        var (scale, translate) = (transform.GetProperty("scale"), transform.GetProperty("translate"));
        var all = new List<List<(double X, double Y)>>();
        foreach (var arc in topology.GetProperty("arcs").EnumerateArray())
        {
            var (x, y) = (0, 0);
            var points = new List<(double X, double Y)>();
            foreach (var step in arc.EnumerateArray())
            {
                x += step[0].GetInt32();
                y += step[1].GetInt32();
                points.Add((x * scale[0].GetDouble() + translate[0].GetDouble(), y * scale[1].GetDouble() + translate[1].GetDouble()));
            }
            all.Add(points);
        }
        return all;
    }

    private static void Write(Stream file, List<(int X, int Y)> ring)
    {
        if (ring.Max(p => p.X) - ring.Min(p => p.X) < Speck && ring.Max(p => p.Y) - ring.Min(p => p.Y) < Speck)
            return;
        Number(file, ring.Count);
        var (x, y) = (0, 0);
        foreach (var point in ring)
        {
            Number(file, point.X - x);
            Number(file, point.Y - y);
            (x, y) = point;
        }
    }

    private static void Number(Stream file, int value)
    {
        var rest = (uint)((value << 1) ^ (value >> 31));
        for (; rest >= 0x80; rest >>= 7)
            file.WriteByte((byte)(rest | 0x80));
        file.WriteByte((byte)rest);
    }
}
