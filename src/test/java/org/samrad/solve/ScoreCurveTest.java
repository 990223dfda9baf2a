package org.samrad.solve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.samrad.solve.ScoreCurve.Point;

class ScoreCurveTest {

    @Test
    void aLongCurveThinsOutAndKeepsItsEnds() {
        ScoreCurve curve = ScoreCurve.empty();
        for (int i = 0; i < 10_000; i++) {
            curve = curve.with(new Point(i, 10_000 - i, 0));
        }

        assertThat(curve.points()).hasSizeBetween(ScoreCurve.MAX_POINTS / 2, ScoreCurve.MAX_POINTS);
        assertThat(curve.points().getFirst().seconds()).isZero();
        assertThat(curve.points().getLast().seconds()).isEqualTo(9_999);
        assertThat(curve.points()).extracting(Point::seconds).isSorted();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        ScoreCurve curve =
                ScoreCurve.empty().with(new Point(0.25, 120.5, 3_000)).with(new Point(1.5, 0, 12.75));

        assertThat(ScoreCurve.read(curve.write())).isEqualTo(curve);
        assertThat(ScoreCurve.read("{\"points\":[]}")).isEqualTo(ScoreCurve.empty());
    }
}
