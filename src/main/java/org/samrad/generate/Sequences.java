package org.samrad.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.generate.staff.Dice;

/**
 * Draws which requests are about the same child and how they hang together. All in all 35 % of them are about a child that has
 * another one (the repeat cases of the field); which kinds they make up is an estimate.
 */
final class Sequences {

    private enum Part {
        VISIT,
        MEETING,
        CONFERENCE,
        OTHER
    }

    private final Map<Part, List<Demand>> left = new EnumMap<>(Part.class);
    private final List<Course> courses = new ArrayList<>();
    private final Dice dice;

    private Sequences(List<Demand> demands, Dice dice) {
        this.dice = dice;
        for (Part part : Part.values()) {
            left.put(part, new ArrayList<>());
        }
        dice.shuffled(demands).forEach(demand -> left(part(demand)).add(demand));
    }

    /** Every demand in one course, some of them with another interpreter's need than before. */
    static List<Course> draw(List<Demand> demands, Dice dice) {
        return new Sequences(demands, dice).draw(demands.size());
    }

    private List<Course> draw(int requests) {
        for (int more = count(0.03, requests); more > 0; more--) {
            add(
                    Course.Kind.VISIT_THEN_MEETING,
                    dice.chance(0.2)
                            ? List.of(Part.VISIT, Part.VISIT, Part.MEETING)
                            : List.of(Part.VISIT, Part.MEETING));
        }
        for (int more = count(0.02, requests); more > 0; more--) {
            List<Part> parts = new ArrayList<>(List.of(Part.VISIT, Part.OTHER, Part.CONFERENCE));
            if (dice.chance(0.4)) {
                parts.addFirst(dice.oneOf(Part.VISIT, Part.OTHER));
            }
            add(Course.Kind.ASSESSMENTS_THEN_CONFERENCE, parts);
        }
        for (int more = count(0.03, requests); more > 0; more--) {
            List<Part> parts = new ArrayList<>(List.of(Part.VISIT, anyPart()));
            if (dice.chance(0.25)) {
                parts.add(Part.OTHER);
            }
            add(Course.Kind.ONE_DAY, parts);
        }
        for (int more = count(0.055, requests); more > 0; more--) {
            addAny(Course.Kind.FOLLOW_UPS, dice.oneOf(2, 2, 2, 3, 3, 4));
        }
        for (int more = count(0.11, requests); more > 0; more--) {
            addAny(Course.Kind.RETURNS, dice.oneOf(2, 2, 2, 3));
        }
        left.values()
                .forEach(demands ->
                        demands.forEach(demand -> courses.add(new Course(Course.Kind.ONCE, List.of(demand)))));
        return courses;
    }

    /** At least one of each kind, so that small data have all of them. */
    private static int count(double share, int requests) {
        return Math.max(1, (int) Math.round(share * requests));
    }

    private void addAny(Course.Kind kind, int size) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            parts.add(anyPart());
        }
        add(kind, parts);
    }

    /** Nothing where not enough is left of these parts. */
    private void add(Course.Kind kind, List<Part> parts) {
        List<Demand> taken = new ArrayList<>();
        for (Part part : parts) {
            List<Demand> some = left(part);
            if (some.isEmpty()) {
                taken.forEach(demand -> left(part(demand)).add(demand));
                return;
            }
            taken.add(some.removeLast());
        }
        boolean interpreter = taken.getFirst().interpreter();
        courses.add(new Course(
                kind,
                taken.stream().map(demand -> demand.interpreted(interpreter)).toList()));
    }

    /** One of the parts, in proportion to what is left of each. */
    private Part anyPart() {
        return left.values().stream().allMatch(List::isEmpty)
                ? Part.OTHER
                : dice.weighted(List.of(Part.values()), part -> left(part).size());
    }

    private List<Demand> left(Part part) {
        return left.getOrDefault(part, List.of());
    }

    private static Part part(Demand demand) {
        return demand.form() == Form.COORDINATION_MEETING
                ? Part.MEETING
                : demand.mode() == Mode.ON_SITE
                        ? Part.VISIT
                        : demand.form() == Form.CASE_CONFERENCE ? Part.CONFERENCE : Part.OTHER;
    }
}
