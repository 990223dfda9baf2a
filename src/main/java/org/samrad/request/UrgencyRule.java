package org.samrad.request;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.samrad.consultation.Urgency;

/** What the planning data puts in the place of the defaults of an urgency. */
@Entity
@Table(name = "urgency")
public class UrgencyRule {

    @Id
    @Enumerated(EnumType.STRING)
    private Urgency id;

    private int days;
    private int factor;

    protected UrgencyRule() {}

    Urgency urgency() {
        return id;
    }

    int days() {
        return days;
    }

    int factor() {
        return factor;
    }
}
