namespace Dateline.Language.Network;

/// <summary>What the network makes of a word before it looks at the words around it, kept for the words that come again.</summary>
/// <remarks>
/// Only the written form decides it, so what is kept is what would be computed anew: the cache changes the time taken and nothing else.
/// One place for each hash; a word that finds its place taken moves in. Belongs to one thread at a time.
/// </remarks>
internal sealed unsafe class WordCache
{
    private const int Places = 4096;
    private const int LongestForm = 23;
    private const int FormRoom = LongestForm + 1;

    private readonly char[] _forms = new char[Places * FormRoom]; // each begins with its length
    private readonly int[] _waiting = new int[Places];
    private readonly Tensor _vectors;
    private readonly List<Missing> _missing = [];

    /// <param name="width">Floats kept for a word.</param>
    public WordCache(int width) => _vectors = new Tensor(Places, width);

    /// <summary>The words that are to be computed, each once.</summary>
    public int MissingCount => _missing.Count;

    /// <summary>Forgets which words were missing: a new batch begins.</summary>
    public void Begin() => _missing.Clear();

    /// <summary>Where the word's vector is kept; where it is not, null, and the number that the word has among the missing ones.</summary>
    public float* Find(ReadOnlySpan<char> form, int token, out int missing)
    {
        missing = -1;
        if (form.Length is 0 or > LongestForm)
        {
            missing = Add(token, place: -1);
            return null;
        }
        var place = (int)(WordFeatures.Exact(form) & (Places - 1));
        var kept = _forms.AsSpan(place * FormRoom, FormRoom);
        if (kept[0] == form.Length && kept.Slice(1, form.Length).SequenceEqual(form))
        {
            if (_waiting[place] == 0)
                return _vectors.Row(place);
            missing = _waiting[place] - 1;
            return null;
        }
        kept[0] = (char)form.Length;
        form.CopyTo(kept[1..]);
        missing = Add(token, place);
        _waiting[place] = missing + 1;
        return null;
    }

    /// <summary>The first token that has the missing word.</summary>
    public int TokenOf(int missing) => _missing[missing].Token;

    /// <summary>Keeps the missing words' vectors: the rows of two tensors, one behind the other.</summary>
    public void Keep(Tensor first, Tensor second)
    {
        for (var i = 0; i < _missing.Count; i++)
        {
            var place = _missing[i].Place;
            if (place < 0 || _waiting[place] != i + 1)
                continue; // another word of the same batch has moved in since
            _waiting[place] = 0;
            first[i].CopyTo(_vectors[place]);
            second[i].CopyTo(_vectors[place][first.Columns..]);
        }
    }

    private int Add(int token, int place)
    {
        _missing.Add(new Missing(token, place));
        return _missing.Count - 1;
    }

    private readonly record struct Missing(int Token, int Place);
}
