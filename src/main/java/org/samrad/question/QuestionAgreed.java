package org.samrad.question;

/** Whoever was asked agreed, and that is stored: whatever comes of this, it stays. */
public record QuestionAgreed(long number) {}
