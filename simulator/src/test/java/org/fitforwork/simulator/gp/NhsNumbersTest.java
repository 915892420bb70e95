package org.fitforwork.simulator.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NhsNumbersTest {
    private static final List<String> MANY = take(20_000, 42);

    @Test
    void all_are_of_the_range_that_no_person_has() {
        assertThat(MANY).allMatch(number -> number.matches("999[0-9]{7}"));
    }

    @Test
    void the_weighted_sum_of_all_ten_digits_is_a_multiple_of_11() {
        assertThat(MANY).allMatch(number -> weightedSum(number) % 11 == 0);
    }

    @Test
    void no_two_are_the_same() {
        assertThat(MANY).doesNotHaveDuplicates();
    }

    @Test
    void the_same_seed_gives_the_same_numbers() {
        assertThat(take(10, 7)).isEqualTo(take(10, 7)).isNotEqualTo(take(10, 8));
    }

    @Test
    void each_place_has_a_number_of_its_own_with_a_right_check_digit() {
        List<String> placed = IntStream.concat(IntStream.range(0, 20_000), IntStream.of(499_999))
                .mapToObj(NhsNumbers::at)
                .toList();
        assertThat(placed)
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("999[0-9]{7}"))
                .allMatch(number -> weightedSum(number) % 11 == 0);
    }

    private static List<String> take(int count, long seed) {
        return Stream.generate(new NhsNumbers(new SplittableRandom(seed))::next)
                .limit(count)
                .toList();
    }

    private static int weightedSum(String number) {
        return IntStream.range(0, 10)
                .map(i -> Math.max(1, 10 - i) * Character.digit(number.charAt(i), 10))
                .sum();
    }
}
