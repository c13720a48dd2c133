/** Classes that the tests pack into bundles. */
package org.lapwing.platform.host.testbundle;
