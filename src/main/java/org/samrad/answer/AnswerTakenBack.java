package org.samrad.answer;

import java.util.UUID;
import org.samrad.answer.PanelAnswer.Given;

/**
 * Somebody on a panel takes an answer back, so that there is none, or gives another one in its place. Told inside the transaction that
 * does it.
 *
 * @param given what they had answered
 */
public record AnswerTakenBack(UUID appointment, String specialist, Given given) {}
