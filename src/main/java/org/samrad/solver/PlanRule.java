package org.samrad.solver;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
    SAME_SPECIALIST("same-specialist", Level.HARD, 1),
    CONSENT("consent", Level.HARD, 1),
    NOTICE("notice", Level.HARD, 1),
    PINNED("pinned", Level.HARD, 1),
    UNSCHEDULED("unscheduled", Level.MEDIUM, 1),
    WAITING("waiting", Level.SOFT, 1),
    OVERDUE("overdue", Level.SOFT, 5),
    OPTIONAL_ROLE("optional-role", Level.SOFT, 20),
    CONTINUITY("continuity", Level.SOFT, 15),
    NEW_FACES("new-faces", Level.SOFT, 3),
    OVER_QUALIFIED("over-qualified", Level.SOFT, 1),
    EXTERNAL("external", Level.SOFT, 25),
    TRAVEL("travel", Level.SOFT, 0.1),
    PREFERRED_WINDOW("preferred-window", Level.SOFT, 10),
    WORKLOAD("workload", Level.SOFT, 10, 100),
    SCHOOL_HOURS("school-hours", Level.SOFT, 10),
    UNDESIRED_TIME("undesired-time", Level.SOFT, 5),
    FAMILY_IDLE("family-idle", Level.SOFT, 0.5),
    FRAGMENTATION("fragmentation", Level.SOFT, 2),
    DISRUPTION("disruption", Level.SOFT, 1);

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
            CONSENT,
            NOTICE,
            PINNED);

    /** The soft rules that the day of a consultation tells. */
    public static final List<PlanRule> SOFT_OF_DAY = List.of(WAITING, OVERDUE);

    /** Those that its start tells. */
    public static final List<PlanRule> SOFT_OF_START = List.of(PREFERRED_WINDOW, SCHOOL_HOURS);

    /** Those that one who takes a role tells on a day, at whatever time and place. */
    public static final List<PlanRule> SOFT_OF_SEAT = List.of(EXTERNAL, CONTINUITY, OVER_QUALIFIED);

    /** Those that one who comes to a place tells for a start, in whichever role. */
    public static final List<PlanRule> SOFT_OF_WAY = List.of(TRAVEL, UNDESIRED_TIME);

    /** The soft rules whose cost one option tells by itself, whatever else is planned: these, and that roles stay empty. */
    public static final List<PlanRule> SOFT_OF_ONE_OPTION = Stream.of(
                    SOFT_OF_DAY, SOFT_OF_START, SOFT_OF_SEAT, List.of(OPTIONAL_ROLE), SOFT_OF_WAY)
            .flatMap(List::stream)
            .toList();

    /** What breaking a rule costs: a hard rule is never broken, a medium one outweighs every soft one. */
    public enum Level {
        HARD,
        MEDIUM,
        SOFT
    }

    private final String id;
    private final Level level;
    private final double defaultWeight;
    private final int partsOfOne;

    PlanRule(String id, Level level, double defaultWeight) {
        this(id, level, defaultWeight, 1);
    }

    PlanRule(String id, Level level, double defaultWeight, int partsOfOne) {
        this.id = id;
        this.level = level;
        this.defaultWeight = defaultWeight;
        this.partsOfOne = partsOfOne;
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

    /** How finely the rule is counted: its costs are whole numbers of such parts, this many to a cost of 1. */
    public int partsOfOne() {
        return partsOfOne;
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
