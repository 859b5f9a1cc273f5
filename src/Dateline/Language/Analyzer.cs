using Dateline.Language.Coreference;
using Dateline.Language.Names;
using Dateline.Language.Network;

namespace Dateline.Language;

/// <summary>The language engine: text → words, sentences, and as much grammar as it knows. Load once, use for every report.</summary>
/// <remarks>Thread-safe after loading; the same text gives the same document on any machine and in any order.</remarks>
public sealed class Analyzer
{
    // Loaded with the first document: a command that reads none does not wait for them.
    private readonly Lazy<Tokenizer> _tokenizer = new(() => new Tokenizer());
    private readonly Lazy<GrammarStage?> _grammar;
    private readonly Lazy<Lemmatizer> _lemmatizer;
    private readonly Lazy<NameFinder> _names = new(NameFinder.Load);
    private readonly Lazy<CoreferenceResolver?> _coreference = new(CoreferenceResolver.Load);

    private Analyzer()
    {
        // The words that exist serve the tags and the lemmas: one table for both.
        var spelling = new Lazy<Spelling?>(Spelling.Load);
        _grammar = new(() => GrammarStage.Load(spelling.Value));
        _lemmatizer = new(() => Lemmatizer.Load(spelling.Value));
    }

    /// <summary>Loads the lexicon and the models.</summary>
    public static Analyzer Load() => new();

    /// <summary>A report → its document.</summary>
    /// <remarks>Dispose of the document when done with it: that gives its columns back to the pool.</remarks>
    public Document Analyze(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var document = Split(report);
        Annotate(document);
        return document;
    }

    /// <summary>A report → its document, with words and sentences only: the first stage alone, for measuring and testing what comes behind it.</summary>
    internal Document Split(Report report)
    {
        var document = new Document(report);
        _tokenizer.Value.Split(document);
        return document;
    }

    /// <summary>Bare text → its document.</summary>
    public Document Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Analyze(new Report { Id = "", Source = "", Text = text });
    }

    /// <summary>Fills every layer above the words, whose bounds are kept as they are.</summary>
    public void Annotate(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        _grammar.Value?.Annotate(document);
        if (document.Has(Layers.Tags))
            _lemmatizer.Value.Lemmatize(document);
        _names.Value.Find(document);
        if (document.Has(Layers.Tree))
            _coreference.Value?.Resolve(document);
    }
}
