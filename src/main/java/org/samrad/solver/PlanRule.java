package org.samrad.solver;

import java.util.Arrays;
import java.util.List;

/**
 * Every rule of a plan, by the id that the planning-data format gives it. The rules page, the weights of a profile, the
 * review and the message keys ({@code rule.<id>.name}, {@code rule.<id>.sentence}) iterate this list.
 */
public enum PlanRule {
    COMPETENCE("competence", Level.HARD, 1),
    DISTINCT_PANEL("distinct-panel", Level.HARD, 1),
    AVAILABILITY("availability", Level.HARD, 1),
    DOUBLE_BOOKING("double-booking", Level.HARD, 1),
    REQUEST_WINDOW("request-window", Level.HARD, 1),
    PARTICIPANT_WINDOW("participant-window", Level.HARD, 1),
    MODE("mode", Level.HARD, 1),
    LANGUAGE("language", Level.HARD, 1),
    SECTORS("sectors", Level.HARD, 1),
    DAILY_LIMIT("daily-limit", Level.HARD, 1),
    WEEKLY_LIMIT("weekly-limit", Level.HARD, 1),
    ROOMS("rooms", Level.HARD, 1),
    SAME_CASE("same-case", Level.HARD, 1),
    SEQUENCE("sequence", Level.HARD, 1),
    EXCLUSION("exclusion", Level.HARD, 1),
    PINNED("pinned", Level.HARD, 1),
    UNSCHEDULED("unscheduled", Level.MEDIUM, 1),
    WAITING("waiting", Level.SOFT, 1),
    OVERDUE("overdue", Level.SOFT, 5);

    /** The rules that one option keeps or breaks by itself, whatever else is planned. */
    static final List<PlanRule> OF_ONE_OPTION = List.of(
            COMPETENCE,
            DISTINCT_PANEL,
            AVAILABILITY,
            REQUEST_WINDOW,
            PARTICIPANT_WINDOW,
            MODE,
            LANGUAGE,
            SECTORS,
            EXCLUSION,
            PINNED);

    /** What breaking a rule costs: a hard rule is never broken, a medium one outweighs every soft one. */
    public enum Level {
        HARD,
        MEDIUM,
        SOFT
    }

    private final String id;
    private final Level level;
    private final double defaultWeight;

    PlanRule(String id, Level level, double defaultWeight) {
        this.id = id;
        this.level = level;
        this.defaultWeight = defaultWeight;
    }

    /** The rule's id in the planning-data format. */
    public String id() {
        return id;
    }

    public Level level() {
        return level;
    }

    /** Weight in the profile {@code default}. */
    public double defaultWeight() {
        return defaultWeight;
    }

    /** Whether a planner may change the weight: all but the hard rules. */
    public boolean tunable() {
        return level != Level.HARD;
    }

    /** The rules whose weight a planner may change. */
    public static List<PlanRule> tunableRules() {
        return Arrays.stream(values()).filter(PlanRule::tunable).toList();
    }
}
