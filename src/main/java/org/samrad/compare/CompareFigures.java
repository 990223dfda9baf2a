package org.samrad.compare;

import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** Writes measures and costs of two plans as the reader's language writes numbers. */
public final class CompareFigures {

    private CompareFigures() {}

    /**
     * A measure or a cost as it is shown.
     *
     * @param name the end of its message key
     * @param difference with its sign
     */
    record Figure(String name, String before, String after, String difference, PlanComparison.Verdict verdict) {}

    public static List<Figure> of(List<PlanComparison.Line> lines, Locale locale) {
        return lines.stream()
                .map(line -> new Figure(
                        line.name(),
                        format(line.unit(), locale).format(line.before()),
                        format(line.unit(), locale).format(line.after()),
                        signed(line.unit(), line.difference(), locale),
                        line.verdict()))
                .toList();
    }

    /** A difference in cost, with its sign. */
    static String costChange(double cost, Locale locale) {
        return signed(PlanComparison.Unit.COST, cost, locale);
    }

    private static String signed(PlanComparison.Unit unit, double value, Locale locale) {
        NumberFormat format = format(unit, locale);
        String nothing = format.format(0);
        if (format.format(Math.abs(value)).equals(nothing)) {
            return nothing;
        }
        if (format instanceof DecimalFormat decimals) {
            decimals.setPositivePrefix("+");
        }
        return format.format(value);
    }

    private static NumberFormat format(PlanComparison.Unit unit, Locale locale) {
        NumberFormat format = unit == PlanComparison.Unit.SHARE
                ? NumberFormat.getPercentInstance(locale)
                : NumberFormat.getNumberInstance(locale);
        int decimals = switch (unit) {
            case COUNT, MINUTES -> 0;
            case DAYS, SHARE, COST -> 1;
            case INDEX -> 3;
        };
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format;
    }
}
