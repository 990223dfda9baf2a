package org.samrad.policy;

/**
 * Something was decided otherwise, told in the transaction that does it.
 *
 * @param policy see {@link Policy#called}
 * @param difference each part that changed, as it was and as it is, such as {@code hold: 30 → 60; forms: ADVICE → ADVICE JOINT_VISIT}
 */
public record PolicyChanged(String policy, String difference) {}
