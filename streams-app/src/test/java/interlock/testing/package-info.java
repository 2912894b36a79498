/** Test data as a reader would tell it: who, what, when. Never part of the product. */
package interlock.testing;
