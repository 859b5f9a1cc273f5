namespace Dateline.Train.Factual;

/// <summary>Ridge regression over sparse rows of ones, by conjugate gradients on the normal equations.</summary>
internal static class Regression
{
    private const int Steps = 200;
    private const double Enough = 1e-6;

    /// <param name="rows">For each example the columns that are one.</param>
    /// <param name="targets">What each should come to.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="ridge">How strongly weights are pulled to zero.</param>
    public static double[] Fit(int[][] rows, double[] targets, int columns, double ridge)
    {
        var weights = new double[columns];
        var residual = Transposed(rows, targets, columns);
        var direction = (double[])residual.Clone();
        var size = Dot(residual, residual);
        var start = size;
        for (var step = 0; step < Steps && size > Enough * start; step++)
        {
            var image = Transposed(rows, Times(rows, direction), columns);
            for (var i = 0; i < columns; i++)
                image[i] += ridge * direction[i];
            var length = size / Dot(direction, image);
            for (var i = 0; i < columns; i++)
            {
                weights[i] += length * direction[i];
                residual[i] -= length * image[i];
            }
            var next = Dot(residual, residual);
            for (var i = 0; i < columns; i++)
                direction[i] = residual[i] + (next / size * direction[i]);
            size = next;
        }
        return weights;
    }

    private static double[] Times(int[][] rows, double[] vector)
    {
        var product = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var column in rows[i])
                product[i] += vector[column];
        }
        return product;
    }

    private static double[] Transposed(int[][] rows, double[] vector, int columns)
    {
        var product = new double[columns];
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var column in rows[i])
                product[column] += vector[i];
        }
        return product;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
