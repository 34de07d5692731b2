// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as Redis reads and writes them. */
final class Numbers {
    /** The digits of a long double, which is what Redis computes with. */
    private static final int MANTISSA_BITS = 64;

    /** No long double has a larger exponent; a BigDecimal could, and its sum with another would fill the memory. */
    private static final int MOST_EXPONENT = 4932;

    /** Redis's %.17Lf. */
    private static final int DECIMALS = 17;

    private static final Pattern INFINITY = Pattern.compile("[+-]?inf(inity)?", Pattern.CASE_INSENSITIVE);

    private Numbers() {}

    /** @throws NumberFormatException unless these are the digits that {@link #decimal} writes for some number */
    static long integer(byte[] text, int start, int end) {
        boolean negative = end > start && text[start] == '-';
        int first = negative ? start + 1 : start;
        int digits = end - first;
        if (digits < 1 || digits > 19 || text[first] == '0' && (digits > 1 || negative)) {
            throw new NumberFormatException();
        }
        long value = 0; // negated, as there is one more negative number than there are positive ones
        for (int i = first; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
                throw new NumberFormatException();
            }
            value = value * 10 - digit;
        }
        if (!negative && value == Long.MIN_VALUE) {
            throw new NumberFormatException();
        }
        return negative ? value : -value;
    }

    static long integer(Bytes text) throws CommandException {
        return integer(text, CommandException.NOT_AN_INTEGER);
    }

    static long integer(Bytes text, String otherwise) throws CommandException {
        try {
            return integer(text.array(), 0, text.length());
        } catch (NumberFormatException e) {
            throw new CommandException(otherwise);
        }
    }

    static byte[] decimal(long number) {
        return Long.toString(number).getBytes(ISO_8859_1);
    }

    /**
     * A number with a point, an exponent or neither, rounded to what a long double can hold.
     *
     * @param infinite what an infinite one is answered
     * @param otherwise what everything else that is no number is answered
     */
    static BigDecimal real(Bytes text, String infinite, String otherwise) throws CommandException {
        String number = new String(text.array(), ISO_8859_1);
        if (INFINITY.matcher(number).matches()) {
            throw new CommandException(infinite);
        }
        try {
            BigDecimal exact = new BigDecimal(number);
            if (Math.abs((long) exact.precision() - exact.scale()) > MOST_EXPONENT
                    || Math.abs(exact.scale()) > 2 * MOST_EXPONENT) {
                throw new CommandException(otherwise);
            }
            return toLongDouble(exact);
        } catch (NumberFormatException e) {
            throw new CommandException(otherwise);
        }
    }

    static BigDecimal sum(BigDecimal one, BigDecimal other) {
        return toLongDouble(one.add(other));
    }

    static Bytes real(BigDecimal number) {
        BigDecimal rounded = number.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return Bytes.of(rounded.signum() == 0 ? "0" : rounded.toPlainString());
    }

    /** Rounds to 64 binary digits: without it sums had other last digits than Redis's. */
    private static BigDecimal toLongDouble(BigDecimal exact) {
        if (exact.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigInteger numerator = exact.unscaledValue();
        BigInteger denominator = BigInteger.ONE;
        if (exact.scale() > 0) {
            denominator = BigInteger.TEN.pow(exact.scale());
        } else {
            numerator = numerator.multiply(BigInteger.TEN.pow(-exact.scale()));
        }
        int shift = MANTISSA_BITS - (numerator.abs().bitLength() - denominator.bitLength());
        BigInteger mantissa = mantissa(numerator, denominator, shift);
        if (mantissa.abs().bitLength() > MANTISSA_BITS) {
            shift--;
            mantissa = mantissa(numerator, denominator, shift);
        }
        BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(shift)));
        return shift > 0 ? new BigDecimal(mantissa).divide(power) : new BigDecimal(mantissa).multiply(power);
    }

    /** The nearest whole number to the quotient with its point moved by so many binary places. */
    private static BigInteger mantissa(BigInteger numerator, BigInteger denominator, int shift) {
        BigInteger dividend = shift > 0 ? numerator.shiftLeft(shift) : numerator;
        BigInteger divisor = shift < 0 ? denominator.shiftLeft(-shift) : denominator;
        return new BigDecimal(dividend)
                .divide(new BigDecimal(divisor), 0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }
}
