package org.samrad.competence;

/** The part of society an organisation belongs to. */
public enum Sector {
    SPECIALIST_CARE,
    PRIMARY_CARE,
    MUNICIPALITY,
    SCHOOL,
    OTHER
}
