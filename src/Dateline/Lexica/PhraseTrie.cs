using System.Buffers;
using System.Runtime.InteropServices;
using Dateline.Language;

namespace Dateline.Lexica;

/// <summary>Phrases of one or more words with what they mean; finds the longest that begins at a word. Immutable once built.</summary>
internal sealed class PhraseTrie<T>
{
    private static readonly SearchValues<char> PlainLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ");
    private readonly Node _root = new();

    /// <summary>Adds a phrase; it is cut into words in the same way as the texts it is looked for in.</summary>
    public void Add(string phrase, T meaning)
    {
        var node = _root;
        if (phrase.AsSpan().ContainsAnyExcept(PlainLetters))
        {
            var words = TextWords.Scan(phrase, []);
            for (var i = 0; i < words.Count; i++)
                node = node.Then(words[i].Lower);
        }
        else
        {
            // Nearly all phrases: nothing but letters between blanks, each run of them one word.
            Span<char> lower = phrase.Length <= 128 ? stackalloc char[phrase.Length] : new char[phrase.Length];
            phrase.AsSpan().ToLowerInvariant(lower);
            foreach (var range in ((ReadOnlySpan<char>)lower).Split(' '))
            {
                if (lower[range] is { Length: > 0 } word)
                    node = node.Then(word);
            }
        }
        (node.Meanings ??= []).Add(meaning);
    }

    /// <summary>The meanings of the longest phrase that begins at <paramref name="at"/>; its end is behind its last word.</summary>
    public IReadOnlyList<T> Longest(TextWords words, int at, out int end)
    {
        IReadOnlyList<T> found = [];
        end = at;
        var node = _root;
        for (var i = at; i < words.Count && node.Next is { } next && next.TryGetValue(words[i].Lower, out node!); i++)
        {
            if (node.Meanings is { } meanings)
            {
                found = meanings;
                end = i + 1;
            }
        }
        return found;
    }

    /// <summary>The meanings of the one word at <paramref name="at"/>.</summary>
    public IReadOnlyList<T> Single(TextWords words, int at) =>
        at < words.Count && _root.Next is { } next && next.TryGetValue(words[at].Lower, out var node) && node.Meanings is { } meanings ? meanings : [];

    private sealed class Node
    {
        public Dictionary<string, Node>? Next { get; private set; }

        public List<T>? Meanings { get; set; }

        /// <summary>The node behind a word, new where there is none.</summary>
        public Node Then(ReadOnlySpan<char> word)
        {
            Next ??= new Dictionary<string, Node>(StringComparer.Ordinal);
            ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(Next.GetAlternateLookup<ReadOnlySpan<char>>(), word, out _);
            return node ??= new Node();
        }
    }
}
