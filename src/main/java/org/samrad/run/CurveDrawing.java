package org.samrad.run;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.samrad.solve.ScoreCurve;
import org.samrad.solve.ScoreCurve.Point;

/**
 * A score curve as the paths of a drawing {@value #WIDTH} wide and {@value #HEIGHT} high: time to the right, cost upwards,
 * each of the two levels on a scale of its own.
 *
 * @param medium path of the cost of the unscheduled; empty without points
 * @param soft path of the cost of the wishes
 * @param first where the curve begins, and {@code last} where it ends
 */
record CurveDrawing(String medium, String soft, Point first, Point last) {

    static final int WIDTH = 300;
    static final int HEIGHT = 72;
    private static final int EDGE = 3;

    /** @param seconds that the whole width stands for, at least as long as the curve itself is */
    static CurveDrawing of(ScoreCurve curve, double seconds) {
        List<Point> points = curve.points();
        if (points.isEmpty()) {
            Point none = new Point(0, 0, 0);
            return new CurveDrawing("", "", none, none);
        }
        double span = Math.max(seconds, Math.max(points.getLast().seconds(), 0.001));
        return new CurveDrawing(
                path(points, span, Point::medium),
                path(points, span, Point::soft),
                points.getFirst(),
                points.getLast());
    }

    /** Whether there is anything to draw. */
    public boolean empty() {
        return medium.isEmpty();
    }

    /** Whether the score never changed from the first on: there is no fall to draw, only the one score to tell. */
    public boolean still() {
        return first.medium() == last.medium() && first.soft() == last.soft();
    }

    private static String path(List<Point> points, double span, ToDoubleFunction<Point> level) {
        double lowest = points.stream().mapToDouble(level).min().orElse(0);
        double highest = points.stream().mapToDouble(level).max().orElse(0);
        double height = highest - lowest;
        var path = new StringBuilder();
        for (Point point : points) {
            double x = point.seconds() / span * WIDTH;
            double share = height == 0 ? 0 : (level.applyAsDouble(point) - lowest) / height;
            double y = HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
            path.append(
                    path.isEmpty()
                            ? String.format(Locale.ROOT, "M%.1f %.1f", x, y)
                            : String.format(Locale.ROOT, "H%.1fV%.1f", x, y));
        }
        return path.toString();
    }
}
