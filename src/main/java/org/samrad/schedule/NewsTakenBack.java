package org.samrad.schedule;

/** What a publication changed was taken back before anybody was told. Told inside the transaction that does it. */
public record NewsTakenBack(long publication) {}
