package org.samrad.time;

/** A country whose public holidays are known. */
public enum Country {
    SE,
    NO
}
