package org.samrad.solver.floor;

import java.util.Arrays;
import org.samrad.solver.SpecialistFacts;

/** Things of which there is only so much, each with a price that rises where more is asked for and falls where less is. */
final class Goods {

    /** How much of the direction of the last move the next one keeps: without it prices swing to and fro. */
    private static final float KEPT_DIRECTION = 0.7f;

    private final int[] most;
    private final long[] price;
    private final long[] remembered;
    private final float[] asked;
    private final float[] direction;

    /** @param most how much there is of each, {@link SpecialistFacts#NO_LIMIT} for any number, which has no price */
    Goods(int[] most) {
        this.most = most;
        this.price = new long[most.length];
        this.remembered = new long[most.length];
        this.asked = new float[most.length];
        this.direction = new float[most.length];
    }

    long price(int one) {
        return price[one];
    }

    /** Asks for one, or a part of it. */
    void ask(int one, float part) {
        asked[one] += part;
    }

    /** Nobody asks for anything any more. */
    void forgetAsked() {
        Arrays.fill(asked, 0);
    }

    /** Nothing costs anything, and prices move from there afresh. */
    void makeFree() {
        Arrays.fill(price, 0);
        Arrays.fill(direction, 0);
    }

    /** What all of it is worth. */
    long worth() {
        long worth = 0;
        for (int one = 0; one < price.length; one++) {
            if (price[one] > 0) {
                worth += price[one] * most[one];
            }
        }
        return worth;
    }

    /** Spreads what is asked for of [from, until) evenly over them. */
    void even(int from, int until) {
        float sum = 0;
        for (int one = from; one < until; one++) {
            sum += asked[one];
        }
        Arrays.fill(asked, from, until, sum / (until - from));
    }

    /** Turns the direction of the prices to what is asked for now; its squared length. */
    double aim() {
        double squared = 0;
        for (int one = 0; one < price.length; one++) {
            if (most[one] == SpecialistFacts.NO_LIMIT) {
                continue;
            }
            float turned = KEPT_DIRECTION * direction[one] + (1 - KEPT_DIRECTION) * (asked[one] - most[one]);
            direction[one] = turned;
            if (turned > 0 || price[one] > 0) {
                squared += turned * turned;
            }
        }
        return squared;
    }

    /** Moves the prices in their direction; none falls below nothing. */
    void move(double step) {
        for (int one = 0; one < price.length; one++) {
            if (direction[one] > 0 || price[one] > 0) {
                price[one] = Math.max(0, price[one] + Math.round(step * direction[one]));
            }
        }
    }

    /** All prices times so much, and a new direction. */
    void scale(double factor) {
        for (int one = 0; one < price.length; one++) {
            price[one] = Math.round(price[one] * factor);
        }
        Arrays.fill(direction, 0);
    }

    /** Keeps the prices of now, to come back to. */
    void remember() {
        System.arraycopy(price, 0, remembered, 0, price.length);
    }

    /** Brings back the prices that were remembered, without a direction. */
    void recall() {
        System.arraycopy(remembered, 0, price, 0, price.length);
        Arrays.fill(direction, 0);
    }
}
