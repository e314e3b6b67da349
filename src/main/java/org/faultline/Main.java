package org.faultline;

/** Where Faultline starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.err.println("Faultline");
    }
}
