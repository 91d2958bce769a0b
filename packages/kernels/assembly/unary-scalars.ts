// The unary operations that work on one element, and those of integers.

import { digamma, erf, erfc, erfinv, lgamma } from "./math-special";

// One element at a time, in double precision: a float result is then rounded once.

@unmanaged
export class Expm1 {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.expm1(v));
  }
}

@unmanaged
export class Exp {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.exp(v));
  }
}

@unmanaged
export class Exp2 {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.pow(2, v));
  }
}

@unmanaged
export class Log {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.log(v));
  }
}

@unmanaged
export class Log2 {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.log2(v));
  }
}

@unmanaged
export class Log10 {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.log10(v));
  }
}

@unmanaged
export class Log1p {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.log1p(v));
  }
}

@unmanaged
export class Sin {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.sin(v));
  }
}

@unmanaged
export class Cos {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.cos(v));
  }
}

@unmanaged
export class Tan {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.tan(v));
  }
}

@unmanaged
export class Asin {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.asin(v));
  }
}

@unmanaged
export class Acos {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.acos(v));
  }
}

@unmanaged
export class Atan {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.atan(v));
  }
}

@unmanaged
export class Sinh {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.sinh(v));
  }
}

@unmanaged
export class Cosh {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.cosh(v));
  }
}

@unmanaged
export class Tanh {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.tanh(v));
  }
}

@unmanaged
export class Asinh {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.asinh(v));
  }
}

@unmanaged
export class Acosh {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.acosh(v));
  }
}

@unmanaged
export class Atanh {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.atanh(v));
  }
}

@unmanaged
export class Sigmoid {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(1 / (1 + Math.exp(-v)));
  }
}

@unmanaged
export class Silu {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(v / (1 + Math.exp(-v)));
  }
}

@unmanaged
export class Gelu {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(v * 0.5 * (1 + erf(v * 0.7071067811865476)));
  }
}

@unmanaged
export class GeluTanh {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(0.5 * v * (1 + Math.tanh(0.7978845608028654 * (v + 0.044715 * v * v * v))));
  }
}

@unmanaged
export class Softplus {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(v > 20 ? v : Math.log1p(Math.exp(v)));
  }
}

@unmanaged
export class Erf {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(erf(v));
  }
}

@unmanaged
export class Erfc {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(erfc(v));
  }
}

@unmanaged
export class Erfinv {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(erfinv(v));
  }
}

@unmanaged
export class Lgamma {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(lgamma(v));
  }
}

@unmanaged
export class Digamma {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(digamma(v));
  }
}

@unmanaged
export class Mish {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(v * Math.tanh(v > 20 ? v : Math.log1p(Math.exp(v))));
  }
}

@unmanaged
export class Selu {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(1.0507009873554804934193349852946 * (v > 0 ? v : 1.6732632423543772848170429916717 * Math.expm1(v)));
  }
}

@unmanaged
export class Elu {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(v > 0 ? v : Math.expm1(v));
  }
}

@unmanaged
export class Logsigmoid {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(Math.min(v, 0) - Math.log1p(Math.exp(-Math.abs(v))));
  }
}

@unmanaged
export class Tanhshrink {
  @inline
  one<T>(x: T): T {
    const v = <f64>x;
    return <T>(v - Math.tanh(v));
  }
}

@unmanaged
export class Sign {
  @inline
  one<T>(x: T): T {
    if (isFloat<T>()) return x > 0 ? <T>1 : x < 0 ? <T>-1 : x == 0 ? <T>0 : x;
    return <T>(<i32>(x > 0) - <i32>(x < <T>0));
  }
}

@unmanaged
export class LogicalNot {
  @inline
  one<T>(x: T): T {
    return <T>(x == 0);
  }
}

@unmanaged
export class NegInteger {
  @inline
  one<T>(x: T): T {
    return <T>-x;
  }
}

@unmanaged
export class AbsInteger {
  @inline
  one<T>(x: T): T {
    return isSigned<T>() && x < <T>0 ? <T>-x : x;
  }
}

@unmanaged
export class SquareInteger {
  @inline
  one<T>(x: T): T {
    return <T>(x * x);
  }
}

@unmanaged
export class ReluInteger {
  @inline
  one<T>(x: T): T {
    return isSigned<T>() && x < <T>0 ? <T>0 : x;
  }
}
