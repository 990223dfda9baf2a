package org.samrad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.samrad.solve.ScoreCurve;
import org.samrad.solve.ScoreCurve.Point;

class CurveDrawingTest {

    @Test
    void costFallsInStepsFromTopLeftOverTheWholeWidth() {
        var curve = new ScoreCurve(List.of(new Point(0, 100, 7), new Point(5, 50, 7), new Point(10, 0, 7)));

        CurveDrawing drawing = CurveDrawing.of(curve, 10);

        assertThat(drawing.medium()).isEqualTo("M0.0 3.0H150.0V36.0H300.0V69.0");
        assertThat(drawing.soft()).isEqualTo("M0.0 69.0H150.0V69.0H300.0V69.0");
        assertThat(drawing.last().medium()).isZero();
    }

    @Test
    void timeThatIsLeftStaysEmpty() {
        var curve = new ScoreCurve(List.of(new Point(0, 2, 2), new Point(5, 1, 1)));

        assertThat(CurveDrawing.of(curve, 20).medium()).endsWith("H75.0V69.0");
    }

    @Test
    void aScoreThatStaysIsNoFall() {
        var one = ScoreCurve.empty().with(new Point(1, 20, 400));

        assertThat(CurveDrawing.of(one, 10).still()).isTrue();
        assertThat(CurveDrawing.of(one.with(new Point(5, 20, 400)), 10).still()).isTrue();
        assertThat(CurveDrawing.of(one.with(new Point(5, 20, 399)), 10).still()).isFalse();
    }

    @Test
    void nothingIsDrawnOfNothing() {
        assertThat(CurveDrawing.of(ScoreCurve.empty(), 10).empty()).isTrue();
    }
}
