package org.samrad.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.generate.staff.Dice;

/**
 * What kind of consultation is asked for, before anyone is named.
 *
 * @param size required roles, an interpreter not counted
 */
record Demand(int size, Mode mode, Form form, int minutes, boolean interpreter) {

    /** Panels of 1, 2, 3, 4 and more: 30, 28, 22, 12 and 8 %; the rest of the mix follows from them. */
    static List<Demand> draw(GeneratorSettings settings, Dice dice) {
        List<Demand> demands = new ArrayList<>();
        for (int i = 0; i < settings.requests(); i++) {
            double at = (i + 0.5) / settings.requests();
            int size = at < 0.30 ? 1 : at < 0.58 ? 2 : at < 0.80 ? 3 : at < 0.92 ? 4 : at < 0.975 ? 5 : 6;
            Mode mode = mode(size, settings.varied(), dice);
            demands.add(of(size, mode, settings.varied() && dice.chance(0.115), dice));
        }
        return demands;
    }

    /** All in all 45 % by video, 20 % by phone or in writing, 35 % on site; large panels do not meet by phone. */
    private static Mode mode(int size, boolean rich, Dice dice) {
        int phone = size == 1 ? 45 : size == 2 ? 20 : size == 3 ? 5 : 0;
        int onSite = !rich ? 0 : size == 1 ? 25 : size == 2 ? 35 : size == 3 ? 40 : 45;
        int drawn = dice.between(1, 100);
        return drawn <= phone ? Mode.PHONE : drawn <= phone + onSite ? Mode.ON_SITE : Mode.VIDEO;
    }

    private static Demand of(int size, Mode mode, boolean interpreter, Dice dice) {
        return switch (mode) {
            case PHONE ->
                size == 1 && dice.chance(0.4)
                        ? new Demand(size, mode, Form.ECONSULT, 20, false)
                        : new Demand(size, mode, Form.ADVICE, size > 2 ? 30 : dice.oneOf(15, 15, 20, 30), interpreter);
            case VIDEO ->
                size > 3
                        ? dice.chance(0.4)
                                ? new Demand(size, mode, Form.COORDINATION_MEETING, dice.oneOf(60, 60, 90), interpreter)
                                : new Demand(size, mode, Form.CASE_CONFERENCE, dice.oneOf(45, 60), interpreter)
                        : size == 3
                                ? new Demand(size, mode, Form.CASE_CONFERENCE, dice.oneOf(45, 45, 60), interpreter)
                                : dice.chance(0.2)
                                        ? new Demand(size, mode, Form.SECOND_OPINION, dice.oneOf(45, 60), interpreter)
                                        : new Demand(size, mode, Form.ADVICE, dice.oneOf(30, 30, 45), interpreter);
            case ON_SITE ->
                size > 3
                        ? new Demand(size, mode, Form.COORDINATION_MEETING, dice.oneOf(60, 60, 90), interpreter)
                        : size == 3 && dice.chance(0.12)
                                ? new Demand(size, mode, Form.TEAM_ASSESSMENT, 150, interpreter)
                                : size == 1 && dice.chance(0.3)
                                        ? new Demand(size, mode, Form.SECOND_OPINION, 60, interpreter)
                                        : new Demand(size, mode, Form.JOINT_VISIT, dice.oneOf(60, 60, 90), interpreter);
        };
    }

    /** Minutes asked of specialists, all members together. */
    int memberMinutes() {
        return minutes * (size + (interpreter ? 1 : 0));
    }

    /** The same with or without an interpreter; what is written needs none. */
    Demand interpreted(boolean wanted) {
        return new Demand(size, mode, form, minutes, wanted && form != Form.ECONSULT);
    }

    /** The next more modest wish, for where there is no room for this one; null after the most modest. */
    @Nullable
    Demand easier() {
        if (mode == Mode.ON_SITE) {
            return new Demand(
                    size,
                    Mode.VIDEO,
                    size == 1 ? Form.ADVICE : Form.CASE_CONFERENCE,
                    Math.min(minutes, 60),
                    interpreter);
        }
        if (interpreter) {
            return new Demand(size, mode, form, minutes, false);
        }
        if (minutes > 30) {
            return new Demand(size, mode, form, 30, false);
        }
        if (size > 1) {
            return new Demand(size - 1, mode, form, minutes, false);
        }
        return minutes > 15 ? new Demand(1, mode, Form.ADVICE, 15, false) : null;
    }
}
