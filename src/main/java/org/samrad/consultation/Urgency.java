package org.samrad.consultation;

/**
 * How soon a consultation is needed. The factor prices an unscheduled request and a day of waiting alike, as planning
 * data says.
 */
public enum Urgency {
    ACUTE(1, 100),
    DAYS_3(3, 40),
    DAYS_14(14, 12),
    DAYS_30(30, 5),
    DAYS_90(90, 2);

    private final int days;
    private final int factor;

    Urgency(int days, int factor) {
        this.days = days;
        this.factor = factor;
    }

    /** Whether it can be held at shorter notice than planning data ask for. */
    public boolean isUrgent() {
        return this == ACUTE || this == DAYS_3;
    }

    /** Days from receipt to the due day where the request names none. */
    public int days() {
        return days;
    }

    /** Cost of one unscheduled request, and of one day of waiting, before the rule's weight. */
    public int factor() {
        return factor;
    }
}
