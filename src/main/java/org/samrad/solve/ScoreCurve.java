package org.samrad.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a run's best score fell over time, as a limited number of points in the order of time.
 *
 * @param points at most {@value #MAX_POINTS}; the oldest points thin out as more come
 */
public record ScoreCurve(List<Point> points) {

    /** The most points that a curve keeps. */
    public static final int MAX_POINTS = 120;

    /**
     * The best score at one moment.
     *
     * @param seconds since the solve began
     * @param medium weighted cost of the unscheduled
     * @param soft weighted cost of everything wished for
     */
    public record Point(double seconds, double medium, double soft) {}

    public ScoreCurve {
        points = List.copyOf(points);
    }

    /** A curve without points. */
    public static ScoreCurve empty() {
        return new ScoreCurve(List.of());
    }

    /** This curve with one more point at its end. When it is full every other point goes, the first and the new one stay. */
    public ScoreCurve with(Point point) {
        var longer = new ArrayList<>(points);
        longer.add(point);
        if (longer.size() > MAX_POINTS) {
            var thinned = new ArrayList<Point>();
            for (int i = 0; i < longer.size() - 1; i += 2) {
                thinned.add(longer.get(i));
            }
            thinned.add(point);
            longer = thinned;
        }
        return new ScoreCurve(longer);
    }

    /** As text for the database: {@code "0.50:120.00:34.50 1.20:…"}. */
    public String write() {
        return points.stream()
                .map(p -> String.format(Locale.ROOT, "%.2f:%.2f:%.2f", p.seconds(), p.medium(), p.soft()))
                .collect(Collectors.joining(" "));
    }

    public static ScoreCurve read(String text) {
        if (text.isBlank()) {
            return empty();
        }
        return new ScoreCurve(Arrays.stream(text.split(" "))
                .map(point -> point.split(":"))
                .map(parts -> new Point(
                        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2])))
                .toList());
    }
}
