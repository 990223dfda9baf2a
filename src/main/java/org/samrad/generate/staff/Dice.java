package org.samrad.generate.staff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Seeded chance. {@link Random} because its algorithm is specified: the same seed gives the same data on any Java. */
public final class Dice {

    private final Random random;

    public Dice(long seed) {
        random = new Random(seed);
    }

    /** Dice of their own for one part of the data, so that a change in one part leaves the others as they were. */
    public Dice fork() {
        return new Dice(random.nextLong());
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number from least to most, both included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    public double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    @SafeVarargs
    public final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the choices, each as likely as its weight is large; the weights need not add up to anything. */
    public <T> T weighted(List<T> choices, ToDoubleFunction<T> weight) {
        double left = random.nextDouble() * choices.stream().mapToDouble(weight).sum();
        for (T choice : choices) {
            left -= weight.applyAsDouble(choice);
            if (left < 0) {
                return choice;
            }
        }
        return choices.getLast();
    }

    public <T> List<T> shuffled(List<T> items) {
        List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
