package org.samrad.why;

/**
 * One thing that a consultation costs by.
 *
 * @param rule what the rule is called
 * @param sentence who, when and how much
 * @param hard whether it breaks a rule that is not to be broken, so that it has no cost
 */
record ShownFact(String rule, String sentence, String cost, boolean hard) {}
