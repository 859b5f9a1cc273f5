namespace Dateline.Train.Coreference;

/// <summary>How well entities agree with gold: MUC, B³ and CEAF-φ4, over exactly equal mentions.</summary>
/// <remarks>
/// Definitions as in the reference scorer (Pradhan et al. 2014): MUC (Vilain et al. 1995) counts links; B³ (Bagga and Baldwin 1998) counts for each mention the overlap of its
/// two entities, a mention that the other side lacks counting nothing; CEAF-φ4 (Luo 2005) maps entities one to one so that the sum of φ4 = 2·|K∩R| / (|K|+|R|) is greatest.
/// Sums run over all documents before they are divided. Entities are sets of mentions; those of one mention have no links, but count in B³ and CEAF where given.
/// </remarks>
internal sealed class CoreferenceScore
{
    private (double P, double PN, double R, double RN) _muc;
    private (double P, double PN, double R, double RN) _bCubed;
    private (double P, double PN, double R, double RN) _ceaf;
    private (double P, double PN, double R, double RN) _mentions;

    public Figures Muc => Figures.Of(_muc);

    public Figures BCubed => Figures.Of(_bCubed);

    public Figures Ceaf => Figures.Of(_ceaf);

    /// <summary>The mentions themselves.</summary>
    public Figures Mentions => Figures.Of(_mentions);

    /// <summary>The mean of the three F1, the measure of CoNLL-2011 and 2012.</summary>
    public double Conll => (Muc.F1 + BCubed.F1 + Ceaf.F1) / 3;

    /// <summary>Adds one document.</summary>
    public void Add<T>(IReadOnlyCollection<IReadOnlyCollection<T>> key, IReadOnlyCollection<IReadOnlyCollection<T>> response)
        where T : notnull
    {
        var keyOf = EntityOf(key);
        var responseOf = EntityOf(response);
        var (p, pn) = Links(response, keyOf);
        var (r, rn) = Links(key, responseOf);
        _muc = (_muc.P + p, _muc.PN + pn, _muc.R + r, _muc.RN + rn);
        (p, pn) = Overlap(response, keyOf);
        (r, rn) = Overlap(key, responseOf);
        _bCubed = (_bCubed.P + p, _bCubed.PN + pn, _bCubed.R + r, _bCubed.RN + rn);
        var similarity = BestMapping(key, response, keyOf);
        _ceaf = (_ceaf.P + similarity, _ceaf.PN + response.Count, _ceaf.R + similarity, _ceaf.RN + key.Count);
        var common = keyOf.Keys.Count(responseOf.ContainsKey);
        _mentions = (_mentions.P + common, _mentions.PN + responseOf.Count, _mentions.R + common, _mentions.RN + keyOf.Count);
    }

    private static Dictionary<T, int> EntityOf<T>(IEnumerable<IReadOnlyCollection<T>> entities)
        where T : notnull
    {
        var map = new Dictionary<T, int>();
        foreach (var (number, entity) in entities.Index())
        {
            foreach (var mention in entity)
                map.Add(mention, number);
        }
        return map;
    }

    /// <summary>Links of each entity less those that the other side lacks: its size less the number of parts into which the other side cuts it.</summary>
    private static (double Found, double All) Links<T>(IEnumerable<IReadOnlyCollection<T>> entities, Dictionary<T, int> other)
        where T : notnull
    {
        var (found, all) = (0.0, 0.0);
        foreach (var entity in entities)
        {
            var parts = entity.Where(other.ContainsKey).Select(m => other[m]).Distinct().Count() + entity.Count(m => !other.ContainsKey(m));
            found += entity.Count - parts;
            all += entity.Count - 1;
        }
        return (found, all);
    }

    private static (double Found, double All) Overlap<T>(IEnumerable<IReadOnlyCollection<T>> entities, Dictionary<T, int> other)
        where T : notnull
    {
        var (found, all) = (0.0, 0.0);
        foreach (var entity in entities)
        {
            foreach (var (_, common) in entity.Where(other.ContainsKey).CountBy(m => other[m]))
                found += (double)common * common / entity.Count;
            all += entity.Count;
        }
        return (found, all);
    }

    private static double BestMapping<T>(IReadOnlyCollection<IReadOnlyCollection<T>> key, IReadOnlyCollection<IReadOnlyCollection<T>> response, Dictionary<T, int> keyOf)
        where T : notnull
    {
        if (key.Count == 0 || response.Count == 0)
            return 0;
        var keys = key.ToArray();
        var similarity = new double[Math.Max(key.Count, response.Count), Math.Max(key.Count, response.Count)];
        foreach (var (r, entity) in response.Index())
        {
            foreach (var (k, common) in entity.Where(keyOf.ContainsKey).CountBy(m => keyOf[m]))
                similarity[k, r] = 2.0 * common / (keys[k].Count + entity.Count);
        }
        return Assignment.Best(similarity);
    }

    /// <summary>Precision, recall and their harmonic mean, each 0 where nothing is divided.</summary>
    internal readonly record struct Figures(double Precision, double Recall)
    {
        public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

        public static Figures Of((double P, double PN, double R, double RN) sums) =>
            new(sums.PN == 0 ? 0 : sums.P / sums.PN, sums.RN == 0 ? 0 : sums.R / sums.RN);
    }
}
