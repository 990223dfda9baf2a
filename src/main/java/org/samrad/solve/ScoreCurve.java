package org.samrad.solve;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a run's best score fell over time, as a limited number of points in the order of time.
 *
 * @param points at most {@value #MAX_POINTS}; the oldest points thin out as more come
 */
public record ScoreCurve(List<Point> points) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The most points that a curve keeps. */
    public static final int MAX_POINTS = 120;

    /**
     * The best score at one moment.
     *
     * @param seconds since the solve began
     * @param medium weighted cost of the unscheduled
     * @param soft weighted cost of everything wished for
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
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

    /** As JSON, for the database. */
    public String write() {
        return JSON.writeValueAsString(this);
    }

    /** @throws tools.jackson.core.JacksonException where it is not what {@link #write} writes */
    public static ScoreCurve read(String json) {
        return JSON.readValue(json, ScoreCurve.class);
    }
}
