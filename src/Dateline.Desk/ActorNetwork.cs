using System.Globalization;
using Dateline.Archive;

namespace Dateline.Desk;

/// <summary>Somebody on the picture.</summary>
public sealed record ActorNode(string Name, double X, double Y, double Radius, double LabelX, double LabelY, string Anchor);

/// <summary>What somebody does to somebody: a line that bends to the right of its way, so that both ways can be seen.</summary>
public sealed record ActorLink(ActorNode From, ActorNode To, EventFamily Family, int Mentions, double Width, string Path);

/// <summary>Those of whom most is told, on an ellipse, and what they do to one another. Neighbours on it are those who have most to do with each other.</summary>
public sealed record ActorNetwork(IReadOnlyList<ActorNode> Nodes, IReadOnlyList<ActorLink> Links)
{
    private const int MostNodes = 16;

    public static ActorNetwork Of(IReadOnlyList<DyadCount> dyads)
    {
        var others = dyads.Where(d => d.Source != d.Target).ToList();
        var weights = others.SelectMany(d => new[] { (d.Source, d.Mentions), (d.Target, d.Mentions) }).GroupBy(p => p.Item1, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(p => p.Mentions), StringComparer.Ordinal);
        var names = Ordered(Chosen(others), others);
        var most = names.Count > 0 ? names.Max(n => weights[n]) : 1;
        var nodes = names.Select((name, i) => Node(name, i, names.Count, Math.Sqrt((double)weights[name] / most))).ToDictionary(n => n.Name, StringComparer.Ordinal);
        var pairs = others.Where(d => nodes.ContainsKey(d.Source) && nodes.ContainsKey(d.Target)).GroupBy(d => (d.Source, d.Target)).Select(g => (g.Key, Total: g.Sum(d => d.Mentions), Family: g.GroupBy(d => EventFamilies.Of(d.Type)).MaxBy(f => f.Sum(d => d.Mentions))!.Key)).ToList();
        var strongest = pairs.Count > 0 ? pairs.Max(p => p.Total) : 1;
        return new ActorNetwork([.. nodes.Values], [.. pairs.Select(p => Link(nodes[p.Key.Source], nodes[p.Key.Target], p.Family, p.Total, 1.5 + 7 * Math.Sqrt((double)p.Total / strongest)))]);
    }

    // The ends of the strongest links, so that nobody stands there alone.
    private static List<string> Chosen(List<DyadCount> dyads)
    {
        var chosen = new List<string>();
        foreach (var dyad in dyads)
        {
            var added = ((string[])[dyad.Source, dyad.Target]).Where(n => !chosen.Contains(n, StringComparer.Ordinal)).ToList();
            if (chosen.Count + added.Count <= MostNodes)
                chosen.AddRange(added);
        }
        return chosen;
    }

    // Each is put beside the one it has most to do with among those that stand already.
    private static List<string> Ordered(List<string> names, List<DyadCount> dyads)
    {
        var order = new List<string>();
        while (names.Count > 0)
        {
            var next = order.Count == 0 ? names[0] : names.MaxBy(n => Between(n, order[^1], dyads))!;
            order.Add(next);
            names.Remove(next);
        }
        return order;
    }

    private static int Between(string one, string other, List<DyadCount> dyads) => dyads.Where(d => (d.Source == one && d.Target == other) || (d.Source == other && d.Target == one)).Sum(d => d.Mentions);

    private static ActorNode Node(string name, int number, int of, double weight)
    {
        var angle = 2 * Math.PI * number / of - Math.PI / 2;
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        var (x, y, radius) = (500 + 290 * cos, 310 + 245 * sin, 5 + 9 * weight);
        var anchor = cos > 0.2 ? "start" : cos < -0.2 ? "end" : "middle";
        return new ActorNode(name, x, y, radius, x + (anchor == "middle" ? 0 : (radius + 7) * Math.Sign(cos)), y + 6 + (anchor == "middle" ? (radius + 12) * Math.Sign(sin) : 0), anchor);
    }

    private static ActorLink Link(ActorNode from, ActorNode to, EventFamily family, int mentions, double width)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var (x, y) = ((from.X + to.X) / 2 - dy * 0.14, (from.Y + to.Y) / 2 + dx * 0.14);
        return new ActorLink(from, to, family, mentions, width, string.Create(CultureInfo.InvariantCulture, $"M{from.X:0.#} {from.Y:0.#}Q{x:0.#} {y:0.#} {to.X:0.#} {to.Y:0.#}"));
    }
}
