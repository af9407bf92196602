package dev.florin.proof;

/** What the check of an {@link InclusionProof} found: all fits, or the first thing that does not. */
public sealed interface ProofVerdict {

    /** Every transfer is a leaf of the block, the head is the block's, and the key has signed it. */
    record Valid() implements ProofVerdict {}

    /** Something does not fit: the proof proves nothing. */
    sealed interface Invalid extends ProofVerdict {

        /** What does not fit, for people. */
        String reason();
    }

    record RepeatedTransfer(long sequence) implements Invalid {
        @Override
        public String reason() {
            return "Transfer " + sequence + " is listed more than once.";
        }
    }

    record OtherPlace(long sequence) implements Invalid {
        @Override
        public String reason() {
            return "Transfer " + sequence
                    + " does not have the place in the block that its number and partition give it.";
        }
    }

    record NotInBlock(long sequence) implements Invalid {
        @Override
        public String reason() {
            return "Transfer " + sequence
                    + " is not in the block: with its path, what the file says of it does not give the"
                    + " block's root. Something of the transfer, its path or the root was changed.";
        }
    }

    /** @param computed the head that the block's fields give */
    record OtherHead(Hash computed) implements Invalid {
        @Override
        public String reason() {
            return "The head is not that of the block: its fields give " + computed + ".";
        }
    }

    /** @param computed the id of the key in the file */
    record ForeignKey(String computed) implements Invalid {
        @Override
        public String reason() {
            return "The key id is not that of the key in the file, which is " + computed + ".";
        }
    }

    record ForeignSignature() implements Invalid {
        @Override
        public String reason() {
            return "The signature of the head was not made by the key in the file.";
        }
    }

    record UntrustedKey() implements Invalid {
        @Override
        public String reason() {
            return "The head is signed by a key that is not among those you trust.";
        }
    }
}
