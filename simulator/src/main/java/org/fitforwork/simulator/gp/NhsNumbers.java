package org.fitforwork.simulator.gp;

import java.util.random.RandomGenerator;

/** NHS numbers of the range 999, which is kept for tests and never given to a person. */
public final class NhsNumbers {
    public static final String SYSTEM = "https://fhir.nhs.uk/Id/nhs-number";

    private static final int RANGE = 1_000_000;
    private static final int FIRST_WEIGHT = 10;
    private static final int MODULUS = 11;
    private static final int NO_DIGIT = 10;

    private int next;

    NhsNumbers(RandomGenerator random) {
        this.next = random.nextInt(RANGE);
    }

    /** A number that this object has not given before, until all of the range (some 900,000) are given. */
    String next() {
        while (true) {
            String nine = "999%06d".formatted(next);
            next = (next + 1) % RANGE;
            int check = checkDigit(nine);
            if (check != NO_DIGIT) {
                return nine + check;
            }
        }
    }

    /**
     * The same number for the same place, and another for every other.
     *
     * @param place 0 to 499999
     */
    public static String at(int place) {
        String even = "999%06d".formatted(2 * place);
        int check = checkDigit(even);
        if (check != NO_DIGIT) {
            return even + check;
        }
        // One more in the last digit, whose weight is 2, takes 2 from the check digit: this one has one.
        String odd = "999%06d".formatted(2 * place + 1);
        return odd + checkDigit(odd);
    }

    /** NHS Data Dictionary, NHS NUMBER: modulus 11 over nine digits; 10 where the nine have no check digit. */
    private static int checkDigit(String nine) {
        int sum = 0;
        for (int i = 0; i < nine.length(); i++) {
            sum += (FIRST_WEIGHT - i) * Character.digit(nine.charAt(i), 10);
        }
        return (MODULUS - sum % MODULUS) % MODULUS;
    }
}
