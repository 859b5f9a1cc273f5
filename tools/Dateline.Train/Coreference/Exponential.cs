namespace Dateline.Train.Coreference;

/// <summary>The exponential function out of sums and products alone, which IEEE 754 defines to the last bit: training gives the same weights on every machine.</summary>
internal static class Exponential
{
    /// <summary>e to the power of x, for x from −700 to 0; 0 below.</summary>
    public static double Of(double x)
    {
        if (x < -700)
            return 0;
        var halvings = (int)(-x * 1.4426950408889634);
        var rest = x + (halvings * 0.6931471805599453);
        var (sum, term) = (1.0, 1.0);
        for (var n = 1; n <= 16; n++)
        {
            term *= rest / n;
            sum += term;
        }
        return sum * BitConverter.Int64BitsToDouble((1023L - halvings) << 52);
    }
}
