package org.samrad.schedule;

/**
 * A specialist was shown a consultation about somebody whose identity is protected.
 *
 * @param caseId the id of the case
 */
public record ProtectedCaseShown(String caseId) {}
