namespace Dateline.Language.Network;

/// <summary>Scores of heads → the best tree with a single root.</summary>
/// <remarks>
/// Mostly each word's best head gives a tree at once. Where it does not, Chu and Liu's and Edmonds' algorithm finds the best spanning
/// arborescence: a cycle of best heads is drawn together into one node, which then looks for its own best head, until no cycle is left. Every
/// arc from the root costs so much that the best arborescence has one of them. Of equal heads the first wins. Not thread-safe: keeps its scratch.
/// </remarks>
internal sealed unsafe class TreeDecoder
{
    private const double RootPenalty = 1e7;
    private const double Impossible = -1e15;

    // A row a node: of each head the score, and the arc between two words that it stands for.
    private double[] _scores = [];
    private int[] _arcs = [];
    private int[] _best = [];
    private int[] _parent = [];
    private int[] _mark = [];
    private bool[] _merged = [];
    private int _width;

    /// <summary>Finds the tree.</summary>
    /// <param name="scores">A row a word: the score of the root as its head, then of each word as its head. A word's own place is not looked at.</param>
    /// <param name="stride">Floats from row to row.</param>
    /// <param name="heads">Gets each word's head, counted from 1; 0 for the root. Its length is the number of words.</param>
    public void Decode(float* scores, int stride, Span<int> heads)
    {
        var roots = 0;
        for (var word = 0; word < heads.Length; word++)
        {
            heads[word] = BestHead(scores + (nint)word * stride, heads.Length, word);
            roots += heads[word] == 0 ? 1 : 0;
        }
        if (roots != 1 || HasCycle(heads))
            Arborescence(scores, stride, heads);
    }

    private static int BestHead(float* row, int words, int self)
    {
        var best = 0;
        for (var head = 1; head <= words; head++)
        {
            if (head != self + 1 && row[head] > row[best])
                best = head;
        }
        return best;
    }

    private bool HasCycle(ReadOnlySpan<int> heads)
    {
        Reserve(ref _mark, heads.Length + 1);
        Array.Clear(_mark, 0, heads.Length + 1);
        for (var start = 1; start <= heads.Length; start++)
        {
            var node = start;
            for (; node != 0 && _mark[node] == 0; node = heads[node - 1])
                _mark[node] = start;
            if (node != 0 && _mark[node] == start)
                return true;
        }
        return false;
    }

    private void Arborescence(float* scores, int stride, Span<int> heads)
    {
        var words = heads.Length;
        Prepare(scores, stride, words);
        var nodes = words + 1;
        for (var cycle = FindCycle(nodes); cycle > 0; cycle = FindCycle(nodes))
            Contract(cycle, nodes++);
        for (var node = nodes - 1; node > 0; node--)
        {
            // A contracted node's arc goes to one word in it; that word's node on the level below takes it over, the others keep the cycle's arcs.
            if (node <= words)
                continue;
            var arc = _arcs[node * _width + _best[node]];
            for (var inner = Dependent(arc); inner != node; inner = _parent[inner])
            {
                if (_parent[inner] == node)
                    Take(inner, arc);
            }
        }
        for (var word = 1; word <= words; word++)
            heads[word - 1] = Head(_arcs[word * _width + _best[word]]);
    }

    // The arc that comes in from outside replaces the node's own best one.
    private void Take(int node, int arc)
    {
        _best[node] = 0;
        _arcs[node * _width] = arc; // the root's place in the node's row, free to hold the answer once all cycles are drawn together
    }

    private void Prepare(float* scores, int stride, int words)
    {
        _width = 2 * words + 2;
        Reserve(ref _scores, _width * _width);
        Reserve(ref _arcs, _width * _width);
        Reserve(ref _best, _width);
        Reserve(ref _parent, _width);
        Reserve(ref _mark, _width);
        Reserve(ref _merged, _width);
        Array.Clear(_merged, 0, _width);
        Array.Clear(_parent, 0, _width);
        for (var word = 1; word <= words; word++)
        {
            var from = scores + (nint)(word - 1) * stride;
            var to = _scores.AsSpan(word * _width, words + 1);
            for (var head = 0; head < to.Length; head++)
                to[head] = from[head];
            to[0] -= RootPenalty;
            to[word] = Impossible;
            var arcs = _arcs.AsSpan(word * _width, words + 1);
            for (var head = 0; head < arcs.Length; head++)
                arcs[head] = Arc(head, word);
            _best[word] = BestHead(word, words + 1);
        }
    }

    private int BestHead(int node, int nodes)
    {
        var row = _scores.AsSpan(node * _width, nodes);
        var best = 0;
        for (var head = 1; head < row.Length; head++)
        {
            if (row[head] > row[best] && !_merged[head] && head != node)
                best = head;
        }
        return best;
    }

    /// <summary>A node on a cycle of best heads, or 0 where there is none.</summary>
    private int FindCycle(int nodes)
    {
        Array.Clear(_mark, 0, nodes);
        for (var start = 1; start < nodes; start++)
        {
            if (_merged[start])
                continue;
            var node = start;
            for (; node != 0 && _mark[node] == 0; node = _best[node])
                _mark[node] = start;
            if (node != 0 && _mark[node] == start)
                return node;
        }
        return 0;
    }

    private void Contract(int cycle, int node)
    {
        for (var outside = 0; outside < node; outside++)
        {
            if (_merged[outside] || OnCycle(outside, cycle))
                continue;
            var (into, intoScore, from, fromScore) = (cycle, double.NegativeInfinity, cycle, double.NegativeInfinity);
            var inner = cycle;
            do
            {
                var gain = _scores[inner * _width + outside] - _scores[inner * _width + _best[inner]];
                if (gain > intoScore)
                    (into, intoScore) = (inner, gain);
                if (outside > 0 && _scores[outside * _width + inner] > fromScore)
                    (from, fromScore) = (inner, _scores[outside * _width + inner]);
                inner = _best[inner];
            }
            while (inner != cycle);
            _scores[node * _width + outside] = intoScore;
            _arcs[node * _width + outside] = _arcs[into * _width + outside];
            _scores[outside * _width + node] = fromScore;
            _arcs[outside * _width + node] = _arcs[outside * _width + from];
        }
        _scores[node * _width + node] = Impossible;
        _merged[node] = false;
        var member = cycle;
        do
        {
            _merged[member] = true;
            _parent[member] = node;
            member = _best[member];
        }
        while (member != cycle);
        // Whose best head lies on the cycle now has the node for it, whose score is that of the best of them.
        for (var outside = 1; outside < node; outside++)
        {
            if (!_merged[outside] && _merged[_best[outside]])
                _best[outside] = node;
        }
        _best[node] = BestHead(node, node);
    }

    private bool OnCycle(int node, int cycle)
    {
        var inner = cycle;
        do
        {
            if (inner == node)
                return true;
            inner = _best[inner];
        }
        while (inner != cycle);
        return false;
    }

    // Heads and dependents fit in sixteen bits: sentences are cut long before.
    private static int Arc(int head, int dependent) => (head << 16) | dependent;

    private static int Head(int arc) => arc >> 16;

    private static int Dependent(int arc) => arc & 0xFFFF;

    private static void Reserve<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            array = new T[length];
    }
}
