package org.samrad.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class MovableClock extends Clock {

    private final Instant first;
    private volatile Instant now;

    public MovableClock(Instant first) {
        this.first = first;
        this.now = first;
    }

    public void moveTo(Instant moment) {
        now = moment;
    }

    /** Back to where it stood at first, as other tests have it. */
    public void moveBack() {
        now = first;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
