package org.samrad.weights;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.samrad.solver.PlanRule;

/**
 * A number for each of some rules as one line of text, {@code "overdue=5.0 waiting=1.0"}. A rule that the program no
 * longer knows is passed over, so that what an older version wrote can still be read.
 */
public final class RuleNumbers {

    private RuleNumbers() {}

    public static String write(Map<PlanRule, Double> numbers) {
        var byId = new TreeMap<String, Double>();
        numbers.forEach((rule, number) -> byId.put(rule.id(), number));
        return byId.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    public static Map<PlanRule, Double> read(String text) {
        var numbers = new EnumMap<PlanRule, Double>(PlanRule.class);
        for (String entry : text.split(" ")) {
            int sign = entry.indexOf('=');
            if (sign > 0) {
                Arrays.stream(PlanRule.values())
                        .filter(rule -> rule.id().equals(entry.substring(0, sign)))
                        .forEach(rule -> numbers.put(rule, Double.valueOf(entry.substring(sign + 1))));
            }
        }
        return numbers;
    }
}
