using CsCheck;
using Dateline.Language.Linear;
using Dateline.Train.Linear;

namespace Dateline.Tests.Language;

public sealed class LinearModelTests
{
    [Fact]
    public void A_score_is_the_sum_of_the_weights_of_all_known_features() =>
        Gen.Select(Gen.Int[1, 12], Gen.Dictionary(Gen.UInt[1, uint.MaxValue], Gen.Short.Array[12])[0, 300], Gen.UInt[1, uint.MaxValue].Array[0, 20]).Sample((classes, rows, others) =>
        {
            var model = LinearModel.Read(ModelFile.Write("a note", classes, [.. rows.OrderBy(r => r.Key).Select(r => (r.Key, r.Value[..classes]))]));
            var scores = new int[classes];
            model.Score([.. rows.Keys, .. others], scores);
            var known = rows.Keys.Concat(others).Where(rows.ContainsKey);
            Assert.Equal(Enumerable.Range(0, classes).Select(c => known.Sum(k => rows[k][c])), scores);
        });

    [Fact]
    public void A_file_cut_off_or_of_another_version_is_refused()
    {
        var bytes = ModelFile.Write("a note", 9, [(7, new short[9])]);
        Assert.Throws<InvalidDataException>(() => LinearModel.Read(bytes.AsSpan(0, bytes.Length - 1)));
        Assert.Throws<InvalidDataException>(() => LinearModel.Read(bytes.AsSpan(0, 12)));
        bytes[4]++;
        Assert.Throws<InvalidDataException>(() => LinearModel.Read(bytes));
    }
}
