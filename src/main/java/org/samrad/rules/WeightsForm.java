package org.samrad.rules;

import java.io.Serializable;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Texts;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.weights.WeightProfile;
import org.samrad.weights.WeightProfiles;

/**
 * Weights as they are typed, so that a wrong one comes back as it was.
 *
 * @param name for a new profile
 * @param weights text by rule id
 */
record WeightsForm(String name, Map<String, String> weights) implements Serializable {

    private static final String FIELD = "weight.";

    /** Far more digits than any weight has; to read hundreds of thousands takes minutes. */
    private static final int LONGEST_NUMBER = 20;

    /** Reads {@code name} and {@code weight.<rule id>}. */
    static WeightsForm typed(Map<String, String> parameters) {
        var weights = new LinkedHashMap<String, String>();
        for (PlanRule rule : PlanRule.tunableRules()) {
            weights.put(
                    rule.id(), parameters.getOrDefault(FIELD + rule.id(), "").strip());
        }
        return new WeightsForm(Texts.proper(parameters.getOrDefault("name", "")), weights);
    }

    /** The weights of a profile as the reader's language writes them. */
    static WeightsForm of(Weights weights, Locale locale) {
        var written = new LinkedHashMap<String, String>();
        PlanRule.tunableRules().forEach(rule -> written.put(rule.id(), written(weights.of(rule), locale)));
        return new WeightsForm("", written);
    }

    /** One weight as the reader's language writes it: {@code 0.125}, {@code 0,125}. */
    static String written(double weight, Locale locale) {
        NumberFormat plain = NumberFormat.getInstance(locale);
        plain.setGroupingUsed(false);
        plain.setMaximumFractionDigits(3);
        return plain.format(weight);
    }

    /** What the fields of a form or an address are called, and what is typed in them. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        weights.forEach((rule, text) -> fields.put(FIELD + rule, text));
        return fields;
    }

    /** The message key of what is wrong with each weight, by rule id; empty where all are right. */
    Map<String, String> errors() {
        var errors = new HashMap<String, String>();
        weights.forEach((rule, text) -> {
            if (number(text) == null) {
                errors.put(rule, "rules.weight.wrong");
            }
        });
        return errors;
    }

    /** The message key of what is wrong with the name of a new profile; null where it is right. */
    @Nullable
    String nameError(WeightProfiles profiles) {
        return nameError(name, profiles);
    }

    /** The message key of what is wrong with a name that no profile has yet; null where it is right. */
    static @Nullable String nameError(String name, WeightProfiles profiles) {
        if (name.isEmpty()) {
            return "rules.name.missing";
        }
        if (name.length() > WeightProfile.MAX_NAME) {
            return "rules.name.long";
        }
        if (IdentityNumbers.firstIn(name).isPresent()) {
            return "rules.name.identity";
        }
        return profiles.findByNameIgnoreCase(name).isPresent() ? "rules.name.taken" : null;
    }

    /** The weights, where there are no errors. */
    Weights toWeights() {
        var byRule = new EnumMap<PlanRule, Double>(PlanRule.class);
        for (PlanRule rule : PlanRule.tunableRules()) {
            Double number = number(weights.getOrDefault(rule.id(), ""));
            if (number == null) {
                throw new IllegalStateException("The weight of %s is no number.".formatted(rule.id()));
            }
            byRule.put(rule, number);
        }
        return new Weights(byRule);
    }

    /** Takes a decimal comma as well as a point. */
    private static @Nullable Double number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text.replace(',', '.'));
            boolean inRange = number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(Weights.MAX)) <= 0;
            return inRange && number.stripTrailingZeros().scale() <= 3 ? number.doubleValue() : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
