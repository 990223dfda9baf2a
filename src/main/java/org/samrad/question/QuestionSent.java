package org.samrad.question;

/**
 * A coordinator passes on to planners what a specialist decides; told in the transaction in which they do.
 *
 * @param number the question's
 * @param request the id of the request that would get a place
 * @param by the coordinator's account
 */
public record QuestionSent(long number, String request, String by) {}
