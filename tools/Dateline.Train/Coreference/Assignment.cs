namespace Dateline.Train.Coreference;

/// <summary>The one-to-one mapping with the greatest sum (Kuhn 1955; shortest augmenting paths after Jonker and Volgenant 1987).</summary>
internal static class Assignment
{
    /// <summary>The greatest sum over a square table.</summary>
    public static double Best(double[,] worth)
    {
        var n = worth.GetLength(0);
        var (rowPrice, columnPrice) = (new double[n + 1], new double[n + 1]);
        var (rowOf, before) = (new int[n + 1], new int[n + 1]);
        for (var row = 1; row <= n; row++)
        {
            rowOf[0] = row;
            var column = 0;
            var (least, used) = (new double[n + 1], new bool[n + 1]);
            Array.Fill(least, double.PositiveInfinity);
            do
            {
                used[column] = true;
                var (from, delta, next) = (rowOf[column], double.PositiveInfinity, 0);
                for (var j = 1; j <= n; j++)
                {
                    if (used[j])
                        continue;
                    var cost = -worth[from - 1, j - 1] - rowPrice[from] - columnPrice[j];
                    if (cost < least[j])
                        (least[j], before[j]) = (cost, column);
                    if (least[j] < delta)
                        (delta, next) = (least[j], j);
                }
                for (var j = 0; j <= n; j++)
                {
                    if (used[j])
                    {
                        rowPrice[rowOf[j]] += delta;
                        columnPrice[j] -= delta;
                    }
                    else
                    {
                        least[j] -= delta;
                    }
                }
                column = next;
            }
            while (rowOf[column] != 0);
            while (column != 0)
            {
                rowOf[column] = rowOf[before[column]];
                column = before[column];
            }
        }
        var sum = 0.0;
        for (var j = 1; j <= n; j++)
            sum += worth[rowOf[j] - 1, j - 1];
        return sum;
    }
}
